using LoadWatch.Core.Hearing;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Talking;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Texting;

/// <summary>
/// Keeps what a runner texted before the carrier gets its answer; it is understood later, in order. Whoever is no runner
/// here can stop and start what comes to the number, and ask once a day what this is.
/// </summary>
internal sealed class KeepText(
    Contacts contacts, Runners runners, DueTexts due, Queues queues, TimeProvider clock, IOptions<LoadWatchOptions> deployment)
{
    /// <summary>The longest text that the carrier brings; what is longer is cut.</summary>
    public const int MostCharacters = 1_600;

    /// <summary>Pains and answers count for the runner's page for a year and some weeks.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(400);

    /// <returns>What the carrier is to answer at once; null for nothing.</returns>
    public async Task<string?> RunAsync(string sid, string from, string body, string? optOutType, CancellationToken cancel)
    {
        body = Cut(body);
        optOutType = optOutType is "STOP" or "START" or "HELP" ? optOutType : null;
        if (await contacts.FindAsync(ContactKind.Phone, from, cancel) is { } runner
            && await runners.FindProfileAsync(runner, cancel) is { } profile)
        {
            await KeepAsync(runner, profile, sid, body, optOutType, cancel);
            return null;
        }

        return await AnswerStrangerAsync(from, Answering.Meant(body, optOutType), optOutType, cancel);
    }

    private async Task KeepAsync(RunnerId runner, Profile profile, string sid, string body, string? optOutType, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var said = new Said { Sid = sid, At = now, Day = profile.DayAt(now), Body = body, OptOutType = optOutType };

        // A note of its answer, before anything else: the sweep finds a text whose message was lost.
        await due.NoteAsync(new TextDue(runner.Value, Text.IdOfReply(said.Day, sid)), now, cancel);
        try
        {
            await runners.AddAsync(runner, said, now + Keep, cancel);
        }
        catch (LostRaceException)
        {
            // Delivered before: only its message may have been lost.
        }

        await queues.PutAsync(new TextReceived(runner.Value), cancel);
    }

    private async Task<string?> AnswerStrangerAsync(string from, Heard heard, string? optOutType, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        switch (heard)
        {
            case Heard.Stop:
                await contacts.StopAsync(from, now, cancel);
                return null;
            case Heard.Start or Heard.Yes:
                await contacts.StartAsync(from, cancel);
                return null;
            case Heard.Help when optOutType is null
                && await contacts.TakeTurnAsync(ContactKind.Phone, from, "help", most: 1, TimeSpan.FromDays(1), now, cancel):
                return Words.Of(Language.EnglishUs).Replies.HelpForStrangers(deployment.Value.Physio);
            default:
                return null;
        }
    }

    /// <summary>Not through the middle of a character.</summary>
    private static string Cut(string body) => body.Length <= MostCharacters ? body
        : body[..(char.IsHighSurrogate(body[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
}
