using LoadWatch.Clinic.Board;
using LoadWatch.Health;
using LoadWatch.Mailing;
using LoadWatch.Runner.SigningIn;
using LoadWatch.Runs;
using LoadWatch.Storage;
using LoadWatch.Storage.Scanning;
using LoadWatch.Summaries;
using LoadWatch.Texting;

namespace LoadWatch.Hosting;

/// <summary>Everything that runs without being asked over the web. The function.json files say the same (a test compares).</summary>
public static class Triggers
{
    public static IReadOnlyList<Trigger> All { get; } =
    [
        new("ProcessRun", new Fires.Queue(Queues.Runs), (services, message, cancel) =>
            services.GetRequiredService<ProcessRun>().RunAsync(Message<RunChanged>(message), cancel)),
        new("SendText", new Fires.Queue(Queues.Texts), (services, message, cancel) =>
            services.GetRequiredService<SendText>().RunAsync(Message<TextDue>(message), cancel)),
        new("RecordDelivery", new Fires.Queue(Queues.Deliveries), (services, message, cancel) =>
            services.GetRequiredService<RecordDelivery>().RunAsync(Message<TextDelivery>(message), cancel)),
        new("ReceiveTexts", new Fires.Queue(Queues.Received), (services, message, cancel) =>
            services.GetRequiredService<ReceiveTexts>().RunAsync(Message<TextReceived>(message), cancel)),
        new("SendMail", new Fires.Queue(Queues.Mails), (services, message, cancel) =>
            services.GetRequiredService<SendMail>().RunAsync(Message<MailDue>(message), cancel)),
        new("AnswerSignIn", new Fires.Queue(Queues.SignIns), (services, message, cancel) =>
            services.GetRequiredService<SignInLinks>().AnswerAsync(Message<SignInAsked>(message), cancel)),
        new("UpdateBoard", new Fires.Queue(Queues.Boards), (services, message, cancel) =>
            services.GetRequiredService<UpdateBoard>().RunAsync(Message<BoardDue>(message), cancel)),
        new("RecordAccess", new Fires.Queue(Queues.Accesses), (services, message, cancel) =>
            services.GetRequiredService<RecordAccess>().RunAsync(Message<RunnersSeen>(message), cancel)),
        new("SpreadSummaries", new Fires.Queue(Queues.SummaryGroups), (services, message, cancel) =>
            services.GetRequiredService<SpreadSummaries>().RunAsync(Message<SummariesDue>(message), cancel)),
        new("WriteSummary", new Fires.Queue(Queues.Summaries), (services, message, cancel) =>
            services.GetRequiredService<WriteSummary>().RunAsync(Message<SummaryDue>(message), cancel)),
        new("ContinueScan", new Fires.Queue(Queues.Scans), (services, message, cancel) =>
            services.GetRequiredService<Scans>().ContinueAsync(Message<ScanDue>(message), (step, stop) => PageAsync(services, step, stop), cancel)),
        new("PlanSummaries", new Fires.Schedule("0 */15 * * * *"), (services, _, cancel) =>
            services.GetRequiredService<PlanSummaries>().RunAsync(cancel)),
        new("IndexSubscribers", new Fires.Schedule("0 10 2 * * *"), (services, _, cancel) =>
            services.GetRequiredService<Scans>().StartAsync(Scan.IndexSubscribers, cancel)),
        new("SweepMails", new Fires.Schedule("0 */5 * * * *"), (services, _, cancel) =>
            services.GetRequiredService<Scans>().StartAsync(Scan.SweepMails, cancel)),
        new("SweepTexts", new Fires.Schedule("0 */5 * * * *"), (services, _, cancel) =>
            services.GetRequiredService<Scans>().StartAsync(Scan.SweepTexts, cancel)),
        new("SweepBoards", new Fires.Schedule("30 */10 * * * *"), (services, _, cancel) =>
            services.GetRequiredService<Scans>().StartAsync(Scan.SweepBoards, cancel)),
        new("RebuildBoards", new Fires.Schedule("0 10 4 * * *"), (services, _, cancel) =>
            services.GetRequiredService<Scans>().StartAsync(Scan.RebuildBoards, cancel)),
        new("RereadAccounts", new Fires.Schedule("0 40 1 * * *"), (services, _, cancel) =>
            services.GetRequiredService<Scans>().StartAsync(Scan.RereadAccounts, cancel)),
        new("Purge", new Fires.Schedule("0 20 3 * * *"), (services, _, cancel) =>
            services.GetRequiredService<Scans>().StartAsync(Purge.Scans, cancel)),
        new("MeasureQueues", new Fires.Schedule("45 */5 * * * *"), (services, _, cancel) =>
            services.GetRequiredService<MeasureQueues>().RunAsync(cancel)),
    ];

    /// <summary>Whose page it is.</summary>
    private static Task<Scanned> PageAsync(IServiceProvider services, ScanStep step, CancellationToken cancel) => step.Scan switch
    {
        Scan.RereadAccounts => services.GetRequiredService<RereadAccounts>().PageAsync(step, cancel),
        Scan.IndexSubscribers => services.GetRequiredService<IndexSubscribers>().PageAsync(step, cancel),
        Scan.RebuildBoards => services.GetRequiredService<RebuildBoards>().PageAsync(step, cancel),
        Scan.SweepBoards => services.GetRequiredService<SweepBoards>().PageAsync(step, cancel),
        Scan.SweepMails => services.GetRequiredService<SweepMails>().PageAsync(step, cancel),
        Scan.SweepTexts => services.GetRequiredService<SweepTexts>().PageAsync(step, cancel),
        _ => services.GetRequiredService<Purge>().PageAsync(step, cancel),
    };

    private static T Message<T>(string text) => StorageJson.Read<T>(text, "The message");
}
