using System.CommandLine;
using LoadWatch.Commands;
using LoadWatch.Commands.Backups;
using LoadWatch.Commands.Doctor;
using LoadWatch.Commands.Poison;
using LoadWatch.Commands.Replay;

// Without words it is the server: that is how the Functions host starts it, and it must not wait for a parser.
if (args.Length == 0)
{
    return await ServeCommand.RunAsync(CancellationToken.None);
}

var root = new RootCommand("LoadWatch watches training load and speaks up in time.")
{
    ServeCommand.Create(), RunnerCommand.Create(), ClinicCommand.Create(), ReplayCommand.Create(),
    DoctorCommand.Create(), StravaCommand.Create(), PoisonCommand.Create(), BackupCommand.Create(), RestoreCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
