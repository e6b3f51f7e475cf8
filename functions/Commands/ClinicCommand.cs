using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using LoadWatch.Core.Languages;
using LoadWatch.Core.Running;
using LoadWatch.Core.Telling;
using LoadWatch.Core.Triage;
using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands;

/// <summary><c>clinic set | show | list | owner | members | remove</c>: the clinics whose name, number and routine the texts of their runners carry.</summary>
public static class ClinicCommand
{
    private const string CodeLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int CodeLength = 8;

    public static Command Create() => new("clinic", "Set up clinics and their teams, and look at the runners who share with them.")
    {
        Set(), Show(), List(), ClinicTeam.Owner(), ClinicTeam.List(), ClinicTeam.Remove(),
    };

    private static Command Set()
    {
        var id = Id();
        var name = new Option<string>("--name") { Description = "Its name, as texts carry it: plain characters, at most 40.", Required = true };
        var phone = new Option<string>("--phone") { Description = "Its number, as people dial it there.", Required = true };
        var note = new Option<string?>("--note") { Description = "What its routine page says besides; as it was if not given." };
        var exercises = new Option<string?>("--exercises")
        {
            Description = $"Its routine, in its order, joined by commas; of {string.Join(", ", Moves.All.Select(move => move.Name()))}. Empty for the usual one; as it was if not given.",
        };
        var zone = new Option<string?>("--zone") { Description = "In which its people read times, such as America/Toronto; as it was if not given, at first UTC." };
        var unit = new Option<string?>("--unit") { Description = "In which its people read distances: km or mi; as it was if not given, at first km." };
        unit.AcceptOnlyFromAmong("km", "mi");
        var command = new Command("set", "Create a clinic or change it; prints its join code and the link for its runners.") { id, name, phone, note, exercises, zone, unit };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var clinics = services.GetRequiredService<Clinics>();
            var deployment = services.GetRequiredService<IOptions<LoadWatchOptions>>().Value;
            var before = await clinics.FindAsync(parsed.GetValue(id)!, cancel);
            var clinic = new ClinicProfile
            {
                Id = parsed.GetValue(id)!,
                Name = parsed.GetValue(name)!,
                Phone = parsed.GetValue(phone)!,
                Note = parsed.GetValue(note) ?? before?.Note ?? "",
                Exercises = parsed.GetValue(exercises)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? before?.Exercises ?? [],
                Zone = parsed.GetValue(zone) ?? before?.Zone ?? "UTC",
                Unit = parsed.GetValue(unit) is { } given ? given == "mi" ? DistanceUnit.Miles : DistanceUnit.Kilometres : before?.Unit ?? DistanceUnit.Kilometres,
                JoinCode = before?.JoinCode ?? RandomNumberGenerator.GetString(CodeLetters, CodeLength),
            };
            Check(clinic, deployment);
            await clinics.PutAsync(clinic, cancel);
            Print(clinic, deployment);
        }));
        return command;
    }

    private static Command Show()
    {
        var id = Id();
        var command = new Command("show", "Print a clinic, its join code and its links.") { id };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services => Print(
            await services.GetRequiredService<Clinics>().FindAsync(parsed.GetValue(id)!, cancel) ?? throw new InvalidOperationException("No such clinic."),
            services.GetRequiredService<IOptions<LoadWatchOptions>>().Value)));
        return command;
    }

    private static Command List()
    {
        var id = Id();
        var command = new Command("list", "Print the runners who share with a clinic, in the order of its list: pain, unreviewed flags, age.") { id };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var look = OperatorLooks.At(AccessKind.List, services);
            await foreach (var row in services.GetRequiredService<Boards>().RowsAsync(parsed.GetValue(id)!, cancel))
            {
                await services.GetRequiredService<Accesses>().RecordAsync(new RunnerId(row.Runner), look, cancel);
                var pain = row.Pain is { } told
                    ? $"pain {told.Level?.ToString(CultureInfo.InvariantCulture) ?? "?"}{(told.Where is { } part ? $" {Words.Of(Language.EnglishUs).Replies.Part(part, told.Side)}" : "")}, {told.Day:yyyy-MM-dd}"
                    : "";
                Console.WriteLine($"{row.Attention.Name(),-10} {row.Name,-24} {row.Runner}  {pain}".TrimEnd());
            }
        }));
        return command;
    }

    /// <exception cref="InvalidOperationException">Something does not fit; the message says what, and what to do.</exception>
    private static void Check(ClinicProfile clinic, LoadWatchOptions deployment)
    {
        if (clinic.Id.Length is < 2 or > 20 || !clinic.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-') || clinic.Id == Routine.GluteActivation.Id)
        {
            throw new InvalidOperationException("A clinic's id is 2 to 20 lower-case letters, digits and hyphens, and not 'glutes'.");
        }

        if (clinic.Name.Length is 0 or > 40 || clinic.Phone.Length is 0 or > 24)
        {
            throw new InvalidOperationException("A clinic has a name of at most 40 characters and a number of at most 24.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(clinic.Zone, out _))
        {
            throw new InvalidOperationException($"'{clinic.Zone}' is no zone: give one such as America/Toronto.");
        }

        if (!AlertText.Fits(deployment.At($"routines/{clinic.Id}"), clinic.Physio, Routine.OfNames(clinic.Id, clinic.Exercises)))
        {
            throw new InvalidOperationException("No text holds this name, number, address and routine in plain characters: shorten the name.");
        }
    }

    private static void Print(ClinicProfile clinic, LoadWatchOptions deployment)
    {
        Console.WriteLine($"{clinic.Name}, {clinic.Phone}");
        Console.WriteLine($"join code  {clinic.JoinCode}");
        Console.WriteLine($"join link  {deployment.At($"join?clinic={clinic.JoinCode}")}");
        Console.WriteLine($"routine    {deployment.At($"routines/{clinic.Id}")}");
    }

    internal static Argument<string> Id() => new("clinic") { Description = "The clinic's id, such as 'sheddon': part of addresses." };
}
