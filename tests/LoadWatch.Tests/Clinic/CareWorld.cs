using System.Net;
using System.Text.RegularExpressions;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Clinic;

/// <summary>What members do about runners, as a world's stories tell of it.</summary>
internal static partial class CareWorld
{
    /// <summary>Opens the page, and does something from there.</summary>
    public static async Task<HttpStatusCode> ActAsync(Person person, WorldRunner runner, string action, params (string Name, string Value)[] fields)
    {
        await person.GetAsync(Sharing.PathOf(runner));
        return await person.PostAsync($"{Sharing.PathOf(runner)}/{action}", [.. Seen(person), .. fields]);
    }

    /// <summary>What a form of the page that came last says was to be seen.</summary>
    public static (string Name, string Value)[] Seen(Person person) =>
        [("seen", SeenField.Match(person.Page).Groups["value"].Value), ("at", AtField.Match(person.Page).Groups["value"].Value)];

    public static Task<IReadOnlyList<CareEntry>> EntriesAsync(World world, WorldRunner runner) => world.Boards().EntriesAsync("sheddon", runner.Id, CancellationToken.None);

    public static async Task<Care> CareAsync(World world, WorldRunner runner) =>
        (await world.Boards().FindCareAsync("sheddon", runner.Id, CancellationToken.None)).ShouldNotBeNull().Value;

    public static async Task<BoardRow> RowAsync(World world, WorldRunner runner) =>
        (await world.Boards().FindRowAsync("sheddon", await CareAsync(world, runner), CancellationToken.None)).ShouldNotBeNull();

    [GeneratedRegex("name=\"seen\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SeenField { get; }

    [GeneratedRegex("name=\"at\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AtField { get; }
}
