namespace LoadWatch.Commands.Replay.Report;

internal static class ReportPage
{
    public static string Write(ReplayResult result) => result.History.File;
}
