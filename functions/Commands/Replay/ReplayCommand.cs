using System.CommandLine;
using LoadWatch.Commands.Replay.Reading;
using LoadWatch.Core.Running;

namespace LoadWatch.Commands.Replay;

/// <summary><c>loadwatch replay FILE</c>: what LoadWatch would have told the runner of a history.</summary>
public static class ReplayCommand
{
    /// <summary>The input is no history.</summary>
    public const int Unreadable = 2;

    private const int BadRowsShown = 20;

    public static Command Create() => Create(TimeProvider.System);

    public static Command Create(TimeProvider clock)
    {
        var file = new Argument<string>("file")
        {
            Description = "Strava's export (activities.csv, the zip or the folder), Garmin Connect's list of activities as CSV, or a plain CSV",
        };
        var to = new Option<string?>("--out") { Description = "Write report.html, one self-contained page, into this folder", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "Print JSON and nothing else" };
        var all = new Option<bool>("--all") { Description = "Show the flags of level watch too" };
        var unit = Unit("--unit", "The unit to tell distances in (default: that of the file)");
        var fileUnit = Unit("--file-unit", "The unit of the distances in Garmin's list, which does not say (default: km)");
        var zone = new Option<string?>("--zone") { Description = "The runner's IANA zone: Strava's export tells times in UTC (default: UTC)", HelpName = "IANA" };
        var command = new Command("replay", "Read a history and tell what LoadWatch would have done")
        {
            file, to, json, all, unit, fileUnit, zone,
        };
        command.SetAction(parsed =>
        {
            var files = Parse(parsed.GetValue(fileUnit)) ?? DistanceUnit.Kilometres;
            var request = new ReplayRequest(
                parsed.GetRequiredValue(file), parsed.GetValue(to), parsed.GetValue(json), parsed.GetValue(all),
                Parse(parsed.GetValue(unit)) ?? files, files, parsed.GetValue(zone));
            return Run(request, clock.GetUtcNow(), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        });
        return command;
    }

    private static Option<string?> Unit(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "km|mi" };
        option.AcceptOnlyFromAmong("km", "mi");
        return option;
    }

    private static DistanceUnit? Parse(string? unit) => unit switch
    {
        "km" => DistanceUnit.Kilometres,
        "mi" => DistanceUnit.Miles,
        _ => null,
    };

    private static int Run(ReplayRequest request, DateTimeOffset now, TextWriter output, TextWriter error)
    {
        try
        {
            var history = HistoryReader.Read(request.File, new ReadingOptions(request.FindZone(), request.FileUnit));
            Notice(history, request, error);
            var result = Replaying.Of(history, now, request.Unit);
            var report = request.Out is { } folder ? Report.ReportFile.Write(result, folder) : null;
            if (request.Json)
            {
                output.WriteLine(ReplayJson.Write(result));
                if (report is not null)
                {
                    error.WriteLine($"The report is in {report}");
                }
            }
            else
            {
                ReplayTerminal.Write(result, request.All, report, output);
            }

            return Hosting.ExitCodes.Fine;
        }
        catch (UnreadableHistoryException e)
        {
            error.WriteLine(e.Message);
            return Unreadable;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"The report cannot be written: {e.Message}");
            return Hosting.ExitCodes.Fault;
        }
    }

    private static void Notice(History history, ReplayRequest request, TextWriter error)
    {
        foreach (var bad in history.BadRows.Take(BadRowsShown))
        {
            error.WriteLine(bad.Sentence);
        }

        if (history.BadRows.Count > BadRowsShown)
        {
            error.WriteLine($"{history.BadRows.Count - BadRowsShown} more rows were left out; --json lists them all");
        }

        if (history.ZoneId is not null && request.Zone is null)
        {
            error.WriteLine("Strava's export tells times in UTC: days are told in UTC. Name the runner's zone with --zone, such as --zone America/Toronto.");
        }
        else if (history.ZoneId is null && request.Zone is not null)
        {
            error.WriteLine("--zone was not needed: this file tells the runner's own time.");
        }
    }
}
