using System.Globalization;
using LoadWatch.Core.Hearing;
using LoadWatch.Core.Risk;
using LoadWatch.Core.Running;
using LoadWatch.Core.Triage;
using LoadWatch.Sandbox.Issuer;
using LoadWatch.Storage;
using World = LoadWatch.Benchmarks.Processing.World;

namespace LoadWatch.Benchmarks.Board;

/// <summary>A clinic with thousands of runners who share with it, most of whom ask for nothing; and somebody who works there.</summary>
internal sealed class BigClinic(World world)
{
    public const string Id = "bench";
    private const string Address = "dana@bench.example";
    private static readonly string[] Names = ["Maya Lindqvist", "Noor van den Berg", "Émile Tremblay", "Ann O'Neil", "Chidinma Okonkwo", "Zoë Papadopoulos"];

    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(_now.UtcDateTime);

    public async Task OpenAsync(int runners, CancellationToken cancel)
    {
        await Get<Clinics>().PutAsync(new ClinicProfile { Id = Id, Name = "Bench Physiotherapy", Phone = "(905) 849-4576", JoinCode = "BENCHBNC" }, cancel);
        var member = new Member { Clinic = Id, Address = Address, Name = "Dana Ruiz", Role = MemberRole.Clinician, InvitedAt = _now, InvitedBy = AuditEntry.Operator };
        await Get<Members>().InviteAsync(
            member,
            new AuditEntry { At = _now, By = AuditEntry.Operator, ByName = "", What = AuditEntry.Invited, About = member.Id, AboutName = member.Name, Detail = "" },
            cancel);
        for (var number = 0; number < runners; number++)
        {
            var row = RowOf(number);
            var raised = row.Flag is { } flag ? new RaisedFlag(flag.ToFlag(), flag.RaisedAt) : null;
            var pain = row.Pain is { } reported ? new ReportedPain(reported.Level, reported.Where, reported.Side, row.Since ?? _now, reported.Day, reported.IsUrgent) : null;
            await Get<Boards>().SaveAsync(
                Id, null, new Care { Runner = row.Runner }, row, new Triaged(row.Attention, raised, pain, row.Since, null).Order, null, null, cancel);
        }
    }

    /// <summary>Signs in by the issuer, as a browser does.</summary>
    public async Task<Browser> SignInAsync(CancellationToken cancel)
    {
        var account = world.StandIns.Issuer.Add(new IssuerPerson(Address, "Dana Ruiz", Address));
        world.StandIns.Issuer.RedirectUrl = new Uri(world.Server, "api/clinic/sign-in/callback").AbsoluteUri;
        var browser = new Browser(world.Server);
        var next = await browser.GetAsync(new Uri("api/clinic/sign-in/begin", UriKind.Relative), cancel);
        world.StandIns.Issuer.LogsInNext(account);
        while (next.SentTo is { } to)
        {
            next = await browser.GetAsync(to, cancel);
        }

        return browser;
    }

    /// <summary>Of a hundred runners one reports a pain, two ran far too far, five too far; ten are worth knowing of, twelve send nothing.</summary>
    private BoardRow RowOf(int number)
    {
        var attention = (number % 100) switch
        {
            0 => Attention.Pain,
            < 3 => Attention.High,
            < 8 => Attention.Elevated,
            < 18 => Attention.Watch,
            < 30 => Attention.NoData,
            < 35 => Attention.Reviewed,
            < 37 => Attention.Snoozed,
            _ => Attention.Steady,
        };
        DateTimeOffset? since = attention is Attention.Steady or Attention.Reviewed or Attention.Snoozed ? null : _now.AddMinutes(-(37 * (number % 997)) - 1);
        return new BoardRow
        {
            Runner = number.ToString("x32", CultureInfo.InvariantCulture),
            Name = $"{Names[number % Names.Length]} {number}",
            Attention = attention,
            Since = since,
            Flag = attention is Attention.NoData or Attention.Steady ? null : FlagOf(number, attention),
            Flags = 1 + (number % 3),
            Pain = attention is Attention.Pain || number % 11 == 0 ? new BoardPain(1 + (number % 9), BodyPart.Knee, Side.Left, Today.AddDays(-(number % 10)), number % 2 == 0) : null,
            RoutineOn = number % 2 == 0 ? Today.AddDays(-(number % 14)) : null,
            SharesReplies = number % 10 != 0 || attention is Attention.Pain,
            WeeksFrom = Today.AddDays(-83),
            Weeks = [.. Enumerable.Range(0, 12).Select(week => 18_000L + (731L * ((number + (week * 7)) % 41)))],
            DataUntil = Today.AddDays(attention is Attention.NoData ? -9 - (number % 20) : -(number % 3)),
            Sources = ["Garmin"],
            SnoozedUntil = attention is Attention.Snoozed ? Today.AddDays(5) : null,
            OwnerName = number % 3 == 0 ? "Dana Ruiz" : null,
            Owner = number % 3 == 0 ? "dana" : null,
            Contact = number % 4 == 0 ? new LastContact("e", _now.AddDays(-(number % 30)), "Sam Okafor", ContactChannel.Phone) : null,
        };
    }

    private StoredFlag FlagOf(int number, Attention attention) => new()
    {
        Run = $"{20_000_000_000 + number}",
        Source = Source.Garmin,
        Day = Today.AddDays(-(number % 20)),
        Rule = number % 2 == 0 ? Rule.Spike : Rule.WeeklyJump,
        Level = attention is Attention.Elevated ? Level.Elevated : attention is Attention.Watch ? Level.Watch : Level.High,
        Millimetres = 31_000_000 + number,
        BaselineMillimetres = 14_000_000,
        Ratio = 2.21,
        RaisedAt = _now.AddMinutes(-(37 * (number % 997)) - 1),
    };

    private T Get<T>()
        where T : notnull => world.Services.GetRequiredService<T>();
}
