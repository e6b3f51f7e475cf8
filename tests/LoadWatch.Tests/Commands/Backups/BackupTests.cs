using Azure.Data.Tables;
using LoadWatch.Platforms;
using LoadWatch.Runner.Joining;
using LoadWatch.Storage;
using LoadWatch.Storage.Backups;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoadWatch.Tests.Commands.Backups;

/// <summary>A world is backed up, and goes on in an account of its own.</summary>
public sealed class BackupTests(Azurite azurite) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("loadwatch-backup-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_folder.FullName, "backup");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_restored_application_goes_on_and_sends_no_text_twice()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        maya.HasRunOnStrava(20);
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        await maya.RunsDailyOnStravaAsync(10, days: 7);
        await world.SettledAsync();
        maya.Texts.ShouldHaveSingleItem();
        await BacksUpAsync(world);

        await using var moved = await RestoresAsync(world);
        maya = maya.In(moved);
        await moved.PassesAsync(TimeSpan.FromHours(1));
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().State.ShouldBe(TextState.Sent);
        await moved.FireAsync("SweepTexts");
        await moved.FireAsync("RereadAccounts");
        await moved.PassesAsync(TimeSpan.FromDays(1));
        maya.Texts.Count.ShouldBe(1);

        // The token decrypts and reads.
        await maya.RunsOnStravaAsync(1);
        await moved.SettledAsync();
        (await maya.StoredMilesAsync()).ShouldContain(1);
    }

    [Fact]
    public async Task A_text_that_went_out_after_the_backup_does_not_go_out_again()
    {
        await using var world = await World.StartAsync(azurite, values => values["LoadWatch:TextHold"] = "00:30:00");
        var maya = await world.RunnerAsync("maya");
        maya.HasRunOnStrava(20);
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        await maya.RunsDailyOnStravaAsync(10, days: 7);
        await world.SettledAsync();
        (await maya.StoredAlertsAsync()).ShouldHaveSingleItem().State.ShouldBe(TextState.Pending);
        await BacksUpAsync(world);
        await world.PassesAsync(TimeSpan.FromHours(1));
        maya.Texts.ShouldHaveSingleItem();

        await using var moved = await RestoresAsync(world);
        await moved.FireAsync("SweepTexts");
        await moved.PassesAsync(TimeSpan.FromHours(1));
        (await maya.In(moved).StoredAlertsAsync()).ShouldHaveSingleItem().State.ShouldBe(TextState.Sent);
        maya.Texts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Runs_from_before_the_restore_never_text_and_runs_after_it_do()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        maya.HasRunOnStrava(20);
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        await BacksUpAsync(world);

        // Texted by the application that is lost; the restored one hears of these runs by its nightly reread.
        await maya.RunsDailyOnStravaAsync(10, days: 7);
        await world.SettledAsync();
        maya.Texts.ShouldHaveSingleItem();
        await using var moved = await RestoresAsync(world);
        maya = maya.In(moved);
        await moved.FireAsync("RereadAccounts");
        await moved.PassesAsync(TimeSpan.FromDays(1));
        (await maya.StoredAsync()).Flags.ShouldNotBeEmpty();
        maya.Texts.ShouldHaveSingleItem();

        await maya.RunsOnStravaAsync(30);
        await moved.SettledAsync();
        maya.Texts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_link_that_is_made_anew_after_the_restore_texts_no_run_from_before_it()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        maya.HasRunOnStrava(20);
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        await BacksUpAsync(world);
        await maya.RunsDailyOnStravaAsync(10, days: 7);
        await world.SettledAsync();
        maya.Texts.ShouldHaveSingleItem();

        await using var moved = await RestoresAsync(world);
        maya = maya.In(moved);
        moved.Strava.Athletes.LogsInNext(maya.Athlete);
        await using var scope = moved.Services.CreateAsyncScope();
        using var page = await moved.Http.GetAsync(scope.ServiceProvider.GetRequiredService<Linking>().Invite(maya.Id, "strava"), Cancel);
        page.EnsureSuccessStatusCode();
        await moved.FireAsync("RereadAccounts");
        await moved.PassesAsync(TimeSpan.FromDays(1));
        (await maya.StoredAsync()).Flags.ShouldNotBeEmpty();
        maya.Texts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task While_a_restore_is_unfinished_texts_are_held_and_nothing_runs()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        await BacksUpAsync(world);
        await using var moved = await world.MovesAsync(azurite.NewAccount());
        var written = new List<string>();
        moved.Storage.Fails = request => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) && written.Count >= 3;
        var restore = moved.Services.GetRequiredService<RestoreBackup>();
        await Should.ThrowAsync<Exception>(restore.RunAsync(Folder, TimeSpan.FromHours(24), table => written.Add(table.Name), Cancel));
        moved.Storage.Fails = null;
        written[..2].ShouldBe(["keys", "contacts"]);
        (await moved.Services.GetRequiredService<SenderHalt>().UntilAsync(Cancel)).ShouldBe(moved.Now.AddHours(24));

        // As on a server that runs meanwhile: a message waits without end, and a schedule does nothing.
        await moved.Services.GetRequiredService<Queues>().PutAsync(new TextDue(maya.Id.Value, "20300612-none"), TimeSpan.Zero, Cancel);
        await moved.FireAsync("SweepTexts");
        await moved.PassesAsync(TimeSpan.FromMinutes(30));
        (await moved.WaitingForAsync("SendText")).ShouldHaveSingleItem().Text.ShouldContain("20300612-none");
        var server = new RefuseUnfinishedRestore(moved.Services.GetRequiredService<UnfinishedRestore>(), moved.Clock);
        await server.StartAsync(Cancel);
        (await Should.ThrowAsync<InvalidOperationException>(server.ExecuteTask!)).Message.ShouldContain("run ./loadwatch restore again");

        (await Should.ThrowAsync<InvalidOperationException>(restore.RunAsync(Folder, TimeSpan.FromHours(24), _ => { }, Cancel)))
            .Message.ShouldStartWith("This restore broke off, and something has come into the account since: the queue 'texts' holds messages.");
        await moved.TakesAsync<TextDue>("SendText");
        var table = moved.Storage.Tables().GetTableClient("newer");
        await table.CreateIfNotExistsAsync(Cancel);
        await table.AddEntityAsync(new TableEntity("p", "r"), Cancel);
        (await Should.ThrowAsync<InvalidOperationException>(restore.RunAsync(Folder, TimeSpan.FromHours(24), _ => { }, Cancel))).Message.ShouldContain("the table 'newer' holds rows");
        await table.DeleteAsync(Cancel);

        var (_, until) = await restore.RunAsync(Folder, TimeSpan.FromHours(24), _ => { }, Cancel);
        until.ShouldBe(moved.Now.AddHours(24));
        moved.Clock.MoveTo(moved.Now.AddMinutes(2));
        (await moved.Services.GetRequiredService<UnfinishedRestore>().StandsAsync(Cancel)).ShouldBeFalse();
    }

    /// <summary>The hold is never shortened by the table that holds the halt.</summary>
    [Fact]
    public async Task A_halt_in_the_backup_ends_no_hold_and_a_longer_one_stays()
    {
        await using var world = await World.StartAsync(azurite);
        await world.Services.GetRequiredService<SenderHalt>().SetAsync(world.Now.AddHours(30), "30034", Cancel);
        await BacksUpAsync(world);
        await using var moved = await RestoresAsync(world, TimeSpan.FromHours(2));
        var halt = moved.Services.GetRequiredService<SenderHalt>();
        (await halt.UntilAsync(Cancel)).ShouldBe(world.Now.AddHours(30));
        (await halt.SummariesUntilAsync(Cancel)).ShouldBe(world.Now.AddHours(2));
    }

    [Fact]
    public async Task A_server_looks_for_an_unfinished_restore()
    {
        await using var app = LoadWatchApp.Build(["--AzureWebJobsStorage=UseDevelopmentStorage=true"]);
        app.Services.GetServices<IHostedService>().OfType<RefuseUnfinishedRestore>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_STOP_in_the_backup_stays_and_nothing_goes_out_while_sending_is_held()
    {
        await using var world = await World.StartAsync(azurite);
        var (maya, noor) = (await world.RunnerAsync("maya"), await world.RunnerAsync("noor"));
        foreach (var runner in new[] { maya, noor })
        {
            runner.HasRunOnStrava(20);
            await runner.LinksStravaAsync();
        }

        await world.SettledAsync();
        await maya.SaysAsync("STOP");
        await world.SettledAsync();
        var before = maya.Texts.Count;
        await BacksUpAsync(world);

        await using var moved = await RestoresAsync(world, TimeSpan.FromHours(24));
        moved.Clock.MoveTo(moved.Now.AddHours(2));
        await maya.In(moved).RunsOnStravaAsync(30, change: run => run with { Start = moved.Now.AddMinutes(-30) });
        await noor.In(moved).RunsOnStravaAsync(30, change: run => run with { Start = moved.Now.AddMinutes(-30) });
        await moved.PassesAsync(TimeSpan.FromHours(21));
        noor.Texts.ShouldBeEmpty();
        await moved.PassesAsync(TimeSpan.FromHours(2));
        noor.Texts.ShouldHaveSingleItem();
        maya.Texts.Count.ShouldBe(before);
        (await moved.Services.GetRequiredService<Contacts>().IsStoppedAsync(maya.Phone, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_row_of_every_table_comes_back_with_its_types()
    {
        await using var world = await World.StartAsync(azurite);
        var table = world.Storage.Tables().GetTableClient("anything");
        await table.CreateIfNotExistsAsync(Cancel);
        for (var row = 0; row < 250; row++)
        {
            await table.AddEntityAsync(new TableEntity($"p{row / 120}", $"{row:000}")
            {
                ["Long"] = long.MaxValue - row,
                ["Int"] = row,
                ["Double"] = row / 1.0,
                ["When"] = World.Noon.AddTicks(row),
                ["Bytes"] = new byte[] { 1, 2, (byte)row },
                ["Yes"] = row % 2 == 0,
                ["Text"] = $"line\n{row}",
            }, Cancel);
        }

        var backup = await BacksUpAsync(world);
        backup.Tables.Single(written => written.Name == "anything").Rows.ShouldBe(250);
        await using var moved = await RestoresAsync(world);
        Rows(moved, "anything").ShouldBe(Rows(world, "anything"));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(BackupFile.PathOf(Folder, "anything")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Only_a_whole_backup_goes_into_only_an_empty_account()
    {
        await using var world = await World.StartAsync(azurite);
        await world.RunnerAsync("maya");
        await BacksUpAsync(world);
        (await world.TypesAsync("restore", Folder)).ShouldBe(
            (1, "The account is not empty: the table 'runners' holds rows. A backup goes into an account that LoadWatch has not used yet; nothing was changed."));
        (await world.TypesAsync("backup", Folder)).Said.ShouldBe($"{Folder} is not empty: a backup goes into a folder of its own.");

        var file = BackupFile.PathOf(Folder, "runners");
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        bytes[^10] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancel);
        await using var moved = await world.MovesAsync(azurite.NewAccount());
        (await moved.TypesAsync("restore", Folder)).Said.ShouldEndWith("Nothing was restored.");
        File.Delete(Path.Combine(Folder, BackupManifest.FileName));
        (await moved.TypesAsync("restore", Folder)).Said.ShouldContain("one that did not come to its end");
        (await new AccountContents(moved.Storage.Tables(), moved.Storage.Queues()).FirstThingAsync([], Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_restore_that_broke_off_may_be_run_again()
    {
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("maya");
        await maya.LinksStravaAsync();
        await world.SettledAsync();
        var held = (await maya.StoredAsync()).Links.ShouldHaveSingleItem();
        await world.Runners.SaveLinkAsync(maya.Id, held, held.Value with { Held = new HeldMessage("in-a-queue-that-is-gone", world.Now.AddHours(8)) }, Cancel);
        await BacksUpAsync(world);
        await using var moved = await world.MovesAsync(azurite.NewAccount());
        var batches = 0;
        moved.Storage.Fails = request => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) && Interlocked.Increment(ref batches) > 1;
        var restore = moved.Services.GetRequiredService<RestoreBackup>();
        await Should.ThrowAsync<Exception>(restore.RunAsync(Folder, TimeSpan.Zero, _ => { }, Cancel));
        moved.Storage.Fails = null;
        await restore.RunAsync(Folder, TimeSpan.Zero, _ => { }, Cancel);
        var link = (await maya.In(moved).StoredAsync()).Links.ShouldHaveSingleItem().Value;
        moved.Services.GetRequiredService<TokenLease>().RefreshToken(link).ShouldNotBeEmpty();
        link.Held.ShouldBeNull("no message waits any more");
        await Should.ThrowAsync<InvalidOperationException>(restore.RunAsync(Folder, TimeSpan.Zero, _ => { }, Cancel));
    }

    [Fact]
    public async Task The_commands_say_what_is_in_it_and_what_to_check()
    {
        await using var world = await World.StartAsync(azurite);
        await world.RunnerAsync("maya");
        var (code, said) = await world.TypesAsync("backup", Folder);
        code.ShouldBe(0);
        said.ShouldContain("keep the folder as secret as the\nstorage account itself.");
        await using var moved = await world.MovesAsync(azurite.NewAccount());
        (code, said) = await moved.TypesAsync("restore", Folder);
        code.ShouldBe(0);
        said.ShouldContain("No text goes out before");
        said.Split('\n').ShouldAllBe(line => line.Length <= 80 || line.Contains(Folder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_configured_storage_the_servers_own_is_backed_up_and_restored()
    {
        await using var world = await World.StartAsync(azurite);
        await world.RunnerAsync("maya");
        await BacksUpAsync(world);
        var home = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = null,
            ["LOADWATCH_HOME"] = _folder.FullName,
            ["LOADWATCH_AZURITE"] = Repository.PathTo("node_modules", "azurite", "dist", "src", "azurite.js"),
        };
        (await world.TypesAsync(home, "restore", Folder)).Code.ShouldBe(0);
        (await world.TypesAsync(home, "backup", Folder + "-again")).Code.ShouldBe(0);

        // In 'due' stands that sending is held.
        BackupManifest.Read(Folder + "-again").Tables.Where(table => table.Name != "due").ShouldBe(BackupManifest.Read(Folder).Tables);
    }

    private Task<BackupManifest> BacksUpAsync(World world) => world.Services.GetRequiredService<MakeBackup>().RunAsync(Folder, _ => { }, Cancel);

    private async Task<World> RestoresAsync(World world, TimeSpan hold = default)
    {
        var connection = azurite.NewAccount();
        var storage = new WorldStorage(connection, world.Clock);
        await new RestoreBackup(storage.Tables(), storage.Queues(), new SenderHalt(storage.Tables()), world.Clock).RunAsync(Folder, hold, _ => { }, Cancel);
        return await world.MovesAsync(connection);
    }

    private static string[] Rows(World world, string table) => [.. world.Storage.Tables().GetTableClient(table).Query<TableEntity>(cancellationToken: Cancel).Select(row =>
        string.Join(' ', row.Where(field => field.Key is not ("odata.etag" or "Timestamp")).OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}:{field.Value.GetType().Name}={(field.Value is byte[] bytes ? Convert.ToHexString(bytes) : field.Value is DateTimeOffset at ? $"{at.UtcTicks}" : field.Value)}")))];
}
