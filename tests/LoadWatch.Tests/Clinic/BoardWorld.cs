using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using LoadWatch.Core.Triage;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Clinic;

/// <summary>The list of a clinic, as a world's stories tell of it.</summary>
internal static partial class BoardWorld
{
    private static readonly SharedPart[] TrainingAndReplies = [SharedPart.Training, SharedPart.Replies];

    public static Boards Boards(this World world) => world.Services.GetRequiredService<Boards>();

    /// <summary>A runner shares with a clinic; without parts named, training and replies.</summary>
    public static async Task SharesAsync(this WorldRunner runner, World world, string clinic, params SharedPart[] parts)
    {
        foreach (var part in parts is [] ? TrainingAndReplies : parts)
        {
            await world.Runners.PutConsentAsync(runner.Id, new Consent(Consent.Sharing(clinic, part), "test-1", world.Now, "in a test"), CancellationToken.None);
        }

        await world.Services.GetRequiredService<Queues>().PutAsync(new BoardDue(clinic, runner.Id.Value), TimeSpan.Zero, CancellationToken.None);
    }

    /// <summary>A runner with five quiet weeks at Garmin, 20 miles each, who shares with a clinic.</summary>
    public static async Task<WorldRunner> QuietRunnerAsync(this World world, string clinic, string name)
    {
        var runner = await world.RunnerAsync(name);
        runner.HasRunOnGarmin(20);
        await runner.LinksGarminAsync();
        await runner.SharesAsync(world, clinic);
        await world.SettledAsync();
        return runner;
    }

    /// <summary>A row straight into the list: whom it is of does not matter.</summary>
    public static Task HasRowAsync(
        this World world, string clinic, int number, string name, Attention attention = Attention.Steady, string? owner = null, DateOnly? dataUntil = null)
    {
        var runner = number.ToString("x32", CultureInfo.InvariantCulture);
        var row = new BoardRow
        {
            Runner = runner,
            Name = name,
            Attention = attention,
            Since = world.Now.AddHours(-number),
            WeeksFrom = new DateOnly(2030, 3, 25),
            Weeks = [.. Enumerable.Range(0, 12).Select(week => 20_000L + (1000 * ((number + week) % 13)))],
            DataUntil = dataUntil ?? new DateOnly(2030, 6, 12),
            Sources = ["Garmin"],
            SharesReplies = true,
            Owner = owner,
            OwnerName = owner is null ? null : "Dana",
        };
        var order = new Triaged(attention, null, null, row.Since, null).Order;
        return world.Boards().SaveAsync(clinic, null, new Care { Runner = runner, Owner = owner }, row, order, null, null, CancellationToken.None);
    }

    /// <summary>The counts of a list, as its first page shows them.</summary>
    public static async Task<BoardCounts> CountsAsync(this World world, string clinic) =>
        (await world.Boards().PageAsync(clinic, new BoardQuery(Attention.Pain, Attention.Snoozed, null, "", null, 1), CancellationToken.None)).Counts;

    /// <summary>Each count is that of the rows.</summary>
    public static async Task CountsShouldBeTrueAsync(this World world, string clinic)
    {
        var (rows, counts) = (await world.BoardOfAsync(clinic), await world.CountsAsync(clinic));
        counts.Total.ShouldBe(rows.Count);
        foreach (var attention in Attentions.All)
        {
            counts[attention].ShouldBe(rows.Count(row => row.Attention == attention), attention.Name());
        }
    }

    /// <summary>The rows of the page that came last: how each is marked, and all of its HTML.</summary>
    public static IReadOnlyList<(string Attention, string Html)> Rows(this Person person) =>
        [.. RowOfPage.Matches(person.Page).Select(row => (row.Groups["class"].Value, row.Groups["html"].Value))];

    /// <summary>The names on the page that came last.</summary>
    public static IReadOnlyList<string> Names(this Person person) =>
        [.. person.Rows().Select(row => NameOfRow.Match(row.Html).Groups["name"].Value)];

    /// <summary>Looks at a list from its top to its end, page by page.</summary>
    public static async Task<IReadOnlyList<string>> WalksAsync(this Person person, string path)
    {
        var names = new List<string>();
        for (var next = path; next is not null;)
        {
            (await person.GetAsync(next)).ShouldBe(HttpStatusCode.OK);
            names.AddRange(person.Names());
            next = Further.Match(person.Page) is { Success: true } link ? link.Groups["path"].Value : null;
        }

        return names;
    }

    /// <summary>All that is stored in a table, as text.</summary>
    public static async Task<string> TextOfTableAsync(this World world, string table)
    {
        var text = new List<string>();
        await foreach (var row in world.Storage.Tables().GetTableClient(table).QueryAsync<TableEntity>())
        {
            text.AddRange(row.Select(field => $"{field.Value}"));
        }

        return string.Join('\n', text);
    }

    [GeneratedRegex("<tr role=\"row\" class=\"(?<class>[^\"]+)\">(?<html>.*?)</tr>\\s*(?=<tr role=\"row\"|</tbody>\\s*</table>\\s*<p class=\"row more\">)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex RowOfPage { get; }

    [GeneratedRegex("<a class=\"alone\" href=\"/api/clinic/athletes/[^\"]+\">(?<name>[^<]*)</a>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NameOfRow { get; }

    [GeneratedRegex("<a class=\"button plain\" href=\"(?<path>[^\"]+)\">Further down the list", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Further { get; }
}
