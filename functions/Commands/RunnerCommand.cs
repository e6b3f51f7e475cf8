using System.CommandLine;
using LoadWatch.Core.Running;
using LoadWatch.Platforms;
using LoadWatch.Runner;
using LoadWatch.Runner.Joining;
using LoadWatch.Runner.Own;
using LoadWatch.Storage;

namespace LoadWatch.Commands;

/// <summary><c>runner add | texts | invite | show | remove</c>: what an operator does for a runner.</summary>
public static class RunnerCommand
{
    public static Command Create() => new("runner", "Enrol runners, invite them to link an account, look at and remove them.")
    {
        Add(), Texts(), Invite(), Show(), Remove(),
    };

    private static Command Add()
    {
        var name = new Option<string>("--name") { Description = "The runner's name.", Required = true };
        var phone = new Option<string>("--phone") { Description = "The number for texts, with country code or as dialled in --country.", Required = true };
        var country = new Option<string>("--country") { Description = "Two letters, for numbers without a country code.", DefaultValueFactory = _ => "CA" };
        var zone = new Option<string>("--zone") { Description = "The runner's zone, an IANA name.", DefaultValueFactory = _ => "America/Toronto" };
        var miles = new Option<bool>("--miles") { Description = "Distances in miles." };
        var agreed = new Option<string?>("--texts-agreed") { Description = "How and when the runner agreed to texts, such as 'signed form, 2026-11-02'; without it nothing is texted." };
        var verified = new Option<bool>("--phone-checked") { Description = "Somebody has called or texted the number, and it is the runner's; without it nothing is texted." };
        var command = new Command("add", "Enrol a runner; prints the runner's id.") { name, phone, country, zone, miles, agreed, verified };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services => Console.WriteLine(await services.GetRequiredService<Enrolment>().AddAsync(
            new NewRunner(
                parsed.GetValue(name)!, parsed.GetValue(phone)!, parsed.GetValue(country)!, parsed.GetValue(zone)!,
                parsed.GetValue(miles) ? DistanceUnit.Miles : DistanceUnit.Kilometres, parsed.GetValue(agreed), parsed.GetValue(verified)),
            cancel))));
        return command;
    }

    private static Command Invite()
    {
        var runner = RunnerArgument();
        var platform = new Argument<string>("platform") { Description = "strava or garmin." };
        platform.AcceptOnlyFromAmong("strava", "garmin");
        var command = new Command("invite", "Print the address by which the runner links an account; good for seven days.") { runner, platform };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services => Console.WriteLine(
            await services.GetRequiredService<Linking>().InviteAsync(new RunnerId(parsed.GetValue(runner)!), parsed.GetValue(platform)!, cancel))));
        return command;
    }

    private static Command Show()
    {
        var runner = RunnerArgument();
        var command = new Command("show", "Print what is kept of a runner: links, runs, flags with their reasons, texts and what became of them.") { runner };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var kept = await services.GetRequiredService<Runners>().ReadAsync(new RunnerId(parsed.GetValue(runner)!), DateOnly.MinValue, cancel);
            if (kept.Profile is null)
            {
                throw new InvalidOperationException("No such runner.");
            }

            await services.GetRequiredService<Accesses>().RecordAsync(kept.Id, OperatorLooks.At(AccessKind.Page, services), cancel);
            ShowRunner.Write(
                kept,
                [.. services.GetServices<IPlatform>()], services.GetRequiredService<TimeProvider>().GetUtcNow(), Console.Out);
        }));
        return command;
    }

    private static Command Remove()
    {
        var runner = RunnerArgument();
        var command = new Command("remove", "Delete all that is kept of a runner, for good.") { runner };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var receipt = await services.GetRequiredService<Leaving>().LeaveAsync(new RunnerId(parsed.GetValue(runner)!), cancel);
            foreach (var (platform, isRevoked) in receipt.Platforms)
            {
                Console.WriteLine($"{platform}: {(isRevoked ? "told" : "could not be told; the runner must end the leave there")}");
            }

            Console.WriteLine($"Deleted {receipt.Rows} rows.");
        }));
        return command;
    }

    private static Command Texts()
    {
        var runner = RunnerArgument();
        var state = new Argument<string>("state") { Description = "on or off." };
        state.AcceptOnlyFromAmong("on", "off");
        var how = new Option<string>("--how") { Description = "How and when the runner said so.", Required = true };
        var command = new Command("texts", "Record that the runner agrees to texts, or no longer does.") { runner, state, how };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var id = new RunnerId(parsed.GetValue(runner)!);
            await services.GetRequiredService<Enrolment>().TextsAsync(id, parsed.GetValue(state) == "on", parsed.GetValue(how)!, cancel);
            Console.WriteLine("Recorded.");
        }));
        return command;
    }

    private static Argument<string> RunnerArgument() => new("runner") { Description = "The runner's id, as 'runner add' printed it." };
}
