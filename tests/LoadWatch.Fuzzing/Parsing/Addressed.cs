using LoadWatch.Clinic.Board;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Running;
using LoadWatch.Runner.Joining;
using LoadWatch.Site;
using LoadWatch.Storage;
using LoadWatch.Summaries;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace LoadWatch.Fuzzing.Parsing;

/// <summary>The filters of a clinic's list, as an address holds them.</summary>
internal sealed class BoardFilters : ParserTarget
{
    public override string Name => "board-filters";

    public override IReadOnlyList<Type> Parsers => [typeof(BoardFilter)];

    public override IReadOnlyList<string> Words => ["show=", "owner=me", "name=", "sort=data", "after=", "due", "all", "pain", "' or 1 eq 1"];

    protected override IReadOnlyList<string> Samples => ["?show=all&owner=me&name=Ma&sort=name&after=board|2|9|x", "?show=pain&show=all", $"?name={new string('A', 59)}%0A{new string('A', 60)}", ""];

    protected override string Read(byte[] input)
    {
        var filter = Of(Text(input));
        return Of(new Uri(new Uri("https://loadwatch.example/"), filter.Path()).Query) == filter ? $"{filter}" : throw new HarmException($"{filter} is not read as itself.");
    }

    private static BoardFilter Of(string query) => BoardFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(query)));
}

/// <summary>A runner's settings as a form posts them.</summary>
internal sealed class SettingsForms : ParserTarget
{
    private static readonly Profile Before = new() { Name = "Maya", Phone = "+19055550100", Unit = DistanceUnit.Miles, Zone = "America/Toronto" };

    public override string Name => "settings-forms";

    public override IReadOnlyList<Type> Parsers => [typeof(Filled), typeof(SettingsForm), typeof(Zones)];

    public override IReadOnlyList<string> Words => ["zone=", "America/Toronto", "../../etc/localtime", "from=08:00", "until=21:00", "email=", "counts=Strava", "counts=0", "week=Monday", "unit=Miles", "language=fr-CA"];

    protected override IReadOnlyList<string> Samples => ["name=Maya&language=en-US&unit=Miles&zone=America%2FToronto&from=09%3A00&until=20%3A00&week=Sunday&email=maya%40example.org&counts=Garmin"];

    public override bool IsDocumented(Exception fault) => fault is InvalidDataException;

    protected override string Read(byte[] input)
    {
        using var reader = new FormReader(Text(input));
        var form = Filled.Of(new FormCollection(reader.ReadForm()));
        var profile = SettingsForm.Apply(form, Before, ["Garmin", "Strava"], Core.Languages.Words.Of(Language.EnglishUs));
        if (!form.IsRight)
        {
            return "refused";
        }

        _ = profile.TimeZone;
        return profile.Name.Length is 0 or > 60 || profile.Name.Any(char.IsControl) || profile.TextsFrom >= profile.TextsUntil
            ? throw new HarmException($"{profile} was taken.")
            : StorageJson.Write(profile);
    }
}

/// <summary>What is sealed and stands in an address: ends of the weekly email, invitations, visits to a platform. Nothing made up opens.</summary>
internal sealed class SealedAddresses : ParserTarget
{
    private static readonly IDataProtectionProvider Protection = new EphemeralDataProtectionProvider();

    private static readonly Unsubscribing Ends = new(Protection, null!, null!, TimeProvider.System, Options.Create(new LoadWatchOptions()));

    private static readonly string Real = Ends.AddressFor(new RunnerId("0123456789abcdef0123456789abcdef")).Segments[^1];

    private static readonly Linking Linking = new(null!, null!, null!, null!, null!, [], Protection, TimeProvider.System, Options.Create(new LoadWatchOptions()));

    public override string Name => "sealed-addresses";

    public override IReadOnlyList<Type> Parsers => [typeof(Unsubscribing), typeof(Linking)];

    protected override IReadOnlyList<string> Samples => [Real, Real[..^1], "", "made-up", "CfDJ8"];

    protected override string Read(byte[] input)
    {
        var text = Text(input);
        var opened = Ends.Read(text);

        // Base64url has spare bits at its end: the same bytes may be written in more than one way.
        return (opened is not null && opened != new RunnerId("0123456789abcdef0123456789abcdef")) || Linking.InvitedAsync("strava", text, CancellationToken.None).GetAwaiter().GetResult() is not null
            ? throw new HarmException($"{text} opened something.")
            : $"{opened}";
    }
}
