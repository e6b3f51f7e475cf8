using System.CommandLine;
using LoadWatch.Core.Running;
using LoadWatch.Runner;
using LoadWatch.Storage;

namespace LoadWatch.Commands;

/// <summary><c>runner add | invite | show | remove</c>: what an operator does for a runner.</summary>
public static class RunnerCommand
{
    public static Command Create() => new("runner", "Enrol runners, invite them to link an account, look at and remove them.")
    {
        Add(), Invite(), Show(), Remove(),
    };

    private static Command Add()
    {
        var name = new Option<string>("--name") { Description = "The runner's name.", Required = true };
        var phone = new Option<string>("--phone") { Description = "The number for texts, with country code or as dialled in --country.", Required = true };
        var country = new Option<string>("--country") { Description = "Two letters, for numbers without a country code.", DefaultValueFactory = _ => "CA" };
        var zone = new Option<string>("--zone") { Description = "The runner's zone, an IANA name.", DefaultValueFactory = _ => "America/Toronto" };
        var miles = new Option<bool>("--miles") { Description = "Distances in miles." };
        var agreed = new Option<string?>("--texts-agreed") { Description = "How and when the runner agreed to texts, such as 'signed form, 2026-11-02'; without it nothing is texted." };
        var command = new Command("add", "Enrol a runner; prints the runner's id.") { name, phone, country, zone, miles, agreed };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = Services();
            await using var scope = services.CreateAsyncScope();
            var id = await scope.ServiceProvider.GetRequiredService<Enrolment>().AddAsync(
                new NewRunner(
                    parsed.GetValue(name)!, parsed.GetValue(phone)!, parsed.GetValue(country)!, parsed.GetValue(zone)!,
                    parsed.GetValue(miles) ? DistanceUnit.Miles : DistanceUnit.Kilometres, parsed.GetValue(agreed)),
                cancel);
            Console.WriteLine(id);
            return 0;
        });
        return command;
    }

    private static Command Invite()
    {
        var runner = RunnerArgument();
        var platform = new Argument<string>("platform") { Description = "strava or garmin." };
        platform.AcceptOnlyFromAmong("strava", "garmin");
        var command = new Command("invite", "Print the address by which the runner links an account; good for seven days.") { runner, platform };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = Services();
            await using var scope = services.CreateAsyncScope();
            Console.WriteLine(scope.ServiceProvider.GetRequiredService<Linking>().Invite(new RunnerId(parsed.GetValue(runner)!), parsed.GetValue(platform)!));
            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var runner = RunnerArgument();
        var command = new Command("show", "Print what is kept of a runner: links, runs, flags with their reasons, texts and what became of them.") { runner };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = Services();
            var kept = await services.GetRequiredService<Runners>().ReadAsync(new RunnerId(parsed.GetValue(runner)!), DateOnly.MinValue, cancel);
            if (kept.Profile is null)
            {
                await Console.Error.WriteLineAsync("No such runner.");
                return 1;
            }

            ShowRunner.Write(kept, Console.Out);
            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var runner = RunnerArgument();
        var command = new Command("remove", "Delete all that is kept of a runner, for good.") { runner };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = Services();
            var id = new RunnerId(parsed.GetValue(runner)!);
            var runners = services.GetRequiredService<Runners>();
            foreach (var link in (await runners.ReadAsync(id, DateOnly.MaxValue, cancel)).Links)
            {
                await services.GetRequiredService<Links>().ReleaseAsync(link.Value.Platform, link.Value.Account, cancel);
            }

            await runners.DeleteAsync(id, cancel);
            Console.WriteLine("Deleted.");
            return 0;
        });
        return command;
    }

    private static Argument<string> RunnerArgument() => new("runner") { Description = "The runner's id, as 'runner add' printed it." };

    private static ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [StorageServices.Setting] = ConnectionFile.Read() })
            .AddEnvironmentVariables()
            .Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddLoadWatch(configuration).BuildServiceProvider();
    }
}
