using LoadWatch.Storage.Backups;

namespace LoadWatch.Commands.Backups;

/// <summary>What <c>backup</c> and <c>restore</c> say, at 80 columns.</summary>
internal static class BackupText
{
    /// <summary>A backup so old may lack a STOP.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public static void Line(BackupTable table) => Console.WriteLine($"  {table.Name,-16}{table.Rows,10} rows");

    public static void Written(BackupManifest backup, string folder, TextWriter output)
    {
        output.WriteLine($"{backup.Tables.Sum(table => table.Rows)} rows as of {backup.BegunAt:yyyy-MM-dd HH:mm:ss} UTC are in {folder}");
        output.WriteLine("They include the keys to every stored token: keep the folder as secret as the");
        output.WriteLine("storage account itself.");
        foreach (var waiting in backup.Waiting)
        {
            output.WriteLine($"Not in it: {waiting.Messages} messages that wait in the queue '{waiting.Queue}'.");
        }

        if (backup.Waiting.Count > 0)
        {
            output.WriteLine("Texts and emails among them are found again by the sweeps; what Garmin pushed is");
            output.WriteLine("not. For a backup that lacks nothing, stop the doors and wait for empty queues.");
        }
    }

    public static void Restored(BackupManifest backup, DateTimeOffset heldUntil, DateTimeOffset now, TextWriter output)
    {
        output.WriteLine($"Restored {backup.Tables.Sum(table => table.Rows)} rows of {backup.BegunAt:yyyy-MM-dd HH:mm:ss} UTC.");
        output.WriteLine("No run from before this moment will text.");
        if (heldUntil > now)
        {
            output.WriteLine($"No text goes out before {heldUntil:yyyy-MM-dd HH:mm} UTC (--hold), codes included.");
            output.WriteLine("Weekly summaries are held as well; links that are asked for by email are not.");
        }

        if (backup.EndedAt > now - Fresh)
        {
            return;
        }

        output.WriteLine(WhatToCheck);
    }

    private const string WhatToCheck = """

        What happened after the backup is not in it. Before the first text goes out:
          1. STOP: in Twilio's console, list the incoming messages since then, and for
             each STOP: ./loadwatch runner texts RUNNER off --how "STOP, from Twilio's log"
          2. Runners who have left since are back: ./loadwatch runner remove RUNNER
          3. Consents, sharing and team members that ended since hold again: end them.
          4. Accounts linked since are unknown: their runners must join again.
          5. ./loadwatch doctor
        """;
}
