using System.Text;

namespace LoadWatch.Commands.Replay.Report;

/// <summary>Writes the report.</summary>
internal static class ReportFile
{
    public static string Write(ReplayResult result, string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.GetFullPath(Path.Combine(folder, "report.html"));
        File.WriteAllText(path, ReportPage.Write(result), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }
}
