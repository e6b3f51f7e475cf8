using System.CommandLine;

namespace LoadWatch.Commands.Doctor;

/// <summary><c>doctor [--json]</c>: checks a deployment before a runner does.</summary>
public static class DoctorCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines." };
        var command = new Command("doctor", "Check a deployment: configuration, storage, clock, addresses, platforms, carrier, mail, issuer. Exits with 0 unless something fails.") { json };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(services => RunAsync(services, parsed.GetValue(json), Console.Out, cancel)));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, bool json, TextWriter output, CancellationToken cancel)
    {
        var findings = new List<CheckResult>();
        var width = DoctorText.Width(output);
        await foreach (var finding in Examination.RunAsync(services, Checks.All, cancel))
        {
            findings.Add(finding);
            if (!json)
            {
                DoctorText.Write(finding, width, output);
            }
        }

        if (json)
        {
            DoctorJson.Write(findings, output);
        }
        else
        {
            DoctorText.WriteSum(findings, output);
        }

        return findings.Exists(finding => finding.Verdict is Verdict.Fail) ? 1 : 0;
    }
}
