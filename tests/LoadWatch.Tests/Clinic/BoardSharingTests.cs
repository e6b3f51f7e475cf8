using System.Net;
using LoadWatch.Core.Triage;
using LoadWatch.Runner.Own;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Clinic;

/// <summary>A clinic's list shows what its runners share, of sources that allow it, until they withdraw; and who looked is written down.</summary>
public sealed class BoardSharingTests(Azurite azurite)
{
    private const string Clinic = "sheddon";

    [Fact]
    public async Task Of_Strava_nothing_is_shown_but_that_nothing_may_be()
    {
        await using var world = await ClinicAsync();
        var maya = await world.RunnerAsync("Maya");
        maya.HasRunOnStrava(20);
        await maya.LinksStravaAsync();
        await maya.SharesAsync(world, Clinic);
        await maya.RunsDailyOnStravaAsync(10, days: 7);
        await world.SettledAsync();
        (await maya.StoredAsync()).Flags.ShouldNotBeEmpty();

        var row = (await world.BoardOfAsync(Clinic)).ShouldHaveSingleItem();
        (row.Attention, row.Missing, row.Flag, row.Flags, row.DataUntil).ShouldBe((Attention.NoData, Missing.TermsForbid, null, 0, null));
        row.Weeks.ShouldAllBe(week => week == -1);
        using var dana = await world.SignsInAsync(Clinic, "Dana");
        await dana.GetAsync("api/clinic?show=all");
        var (attention, html) = dana.Rows().ShouldHaveSingleItem();
        attention.ShouldBe("no-data");
        html.ShouldContain("Strava lets nobody but the runner see the training");
        html.ShouldContain("nothing known");
        html.Split("<td class=\"n\">not known").Length.ShouldBe(13, html);
        html.Split("<td class=\"n\">").Length.ShouldBe(13);
        await dana.GetAsync("api/clinic/list.csv?show=all");
        dana.Page.TrimEnd().Split('\n')[^1].ShouldEndWith("\"Strava\",\"? ? ? ? ? ? ? ? ? ? ? ?\"");
        dana.Page.ShouldNotContain("70");
    }

    [Fact]
    public async Task Without_the_replies_there_is_no_pain_anywhere()
    {
        await using var world = await ClinicAsync();
        var maya = await world.RunnerAsync("Maya");
        await maya.SharesAsync(world, Clinic, SharedPart.Training);
        await maya.SaysAsync("8 left hip");
        await world.SettledAsync();
        using var dana = await world.SignsInAsync(Clinic, "Dana");
        await dana.GetAsync("api/clinic?show=all");
        ShouldTellOfNoPain(dana);
        await dana.GetAsync("api/clinic/list.csv?show=all");
        dana.Page.ShouldContain("not shared");
        dana.Page.ShouldNotContain("hip");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replies_that_are_withdrawn_are_gone_before_any_queue_is_worked(bool isHigh)
    {
        await using var world = await ClinicAsync();
        var maya = await world.QuietRunnerAsync(Clinic, "Maya");
        if (isHigh)
        {
            await maya.RunsOnGarminAsync(25);
        }

        await maya.SaysAsync("8 left hip");
        await world.SettledAsync();
        using var dana = await world.SignsInAsync(Clinic, "Dana");
        await dana.GetAsync("api/clinic?show=all");
        dana.Rows().ShouldHaveSingleItem().Html.ShouldContain("8/10 left hip");

        await WithdrawAsync(world, maya, SharedPart.Replies);
        await dana.GetAsync("api/clinic?show=all");
        ShouldTellOfNoPain(dana);
        (await world.CountsAsync(Clinic))[Attention.Pain].ShouldBe(0);
        await world.CountsShouldBeTrueAsync(Clinic);
        var atOnce = (await world.BoardOfAsync(Clinic)).ShouldHaveSingleItem();
        await world.SettledAsync();
        var later = (await world.BoardOfAsync(Clinic)).ShouldHaveSingleItem();
        (atOnce.Attention, later.Attention).ShouldBe(isHigh ? (Attention.High, Attention.High) : (Attention.Steady, Attention.Steady));
    }

    [Fact]
    public async Task The_number_that_is_withdrawn_takes_no_pain_with_it()
    {
        await using var world = await ClinicAsync();
        var maya = await world.RunnerAsync("Maya");
        await maya.SharesAsync(world, Clinic, SharedPart.Training, SharedPart.Replies, SharedPart.Phone);
        await maya.SaysAsync("8 left hip");
        await world.SettledAsync();
        await WithdrawAsync(world, maya, SharedPart.Phone);
        (await world.BoardOfAsync(Clinic)).ShouldHaveSingleItem().Pain!.Level.ShouldBe(8);
    }

    [Fact]
    public async Task A_sharing_that_is_withdrawn_takes_the_row_and_all_that_was_said_with_it_at_once()
    {
        await using var world = await ClinicAsync();
        var maya = await world.QuietRunnerAsync(Clinic, "Maya");
        await WriteNoteAsync(world, maya);
        (await world.Boards().EntriesAsync(Clinic, maya.Id, CancellationToken.None)).ShouldHaveSingleItem();
        (await world.TextOfTableAsync("turns")).ShouldContain(maya.Id.Value);
        await WithdrawAsync(world, maya, SharedPart.Training);
        (await world.TextOfTableAsync("clinics")).ShouldNotContain(maya.Id.Value);
        (await world.TextOfTableAsync("turns")).ShouldNotContain(maya.Id.Value);
        (await world.CountsAsync(Clinic)).Total.ShouldBe(0);
        await world.SettledAsync();
        (await world.TextOfTableAsync("clinics")).ShouldNotContain(maya.Id.Value);
    }

    [Fact]
    public async Task Of_a_runner_who_left_nothing_remains_also_when_somebody_has_just_looked()
    {
        await using var world = await ClinicAsync();
        var maya = await world.QuietRunnerAsync(Clinic, "Maya");
        await WriteNoteAsync(world, maya);
        using var dana = await world.SignsInAsync(Clinic, "Dana");
        await dana.GetAsync("api/clinic?show=all");
        await world.SettledAsync();
        await dana.GetAsync("api/clinic?show=all");
        await world.Services.GetRequiredService<Queues>().PutAsync(new BoardDue(Clinic, maya.Id.Value), TimeSpan.Zero, CancellationToken.None);
        await using (var scope = world.Services.CreateAsyncScope())
        {
            (await world.TextOfTableAsync("turns")).ShouldContain(maya.Id.Value);
            await scope.ServiceProvider.GetRequiredService<Leaving>().LeaveAsync(maya.Id, CancellationToken.None);
        }

        (await world.TextOfTableAsync("clinics")).ShouldNotContain(maya.Id.Value);
        (await world.TextOfTableAsync("accesses")).ShouldNotContain(maya.Id.Value);
        (await world.TextOfTableAsync("turns")).ShouldNotContain(maya.Id.Value);
        await world.SettledAsync();
        (await world.TextOfTableAsync("clinics")).ShouldNotContain(maya.Id.Value);
        (await world.TextOfTableAsync("accesses")).ShouldNotContain(maya.Id.Value);
        (await world.TextOfTableAsync("turns")).ShouldNotContain(maya.Id.Value);
    }

    [Fact]
    public async Task Two_clinics_see_only_their_own()
    {
        await using var world = await ClinicAsync();
        await world.OpensClinicAsync("lakeside", "Lakeside Sports Medicine");
        var (maya, noor, both) = (await world.RunnerAsync("Maya"), await world.RunnerAsync("Noor"), await world.RunnerAsync("Bo"));
        await maya.SharesAsync(world, Clinic);
        await noor.SharesAsync(world, "lakeside");
        await both.SharesAsync(world, Clinic);
        await both.SharesAsync(world, "lakeside");
        await world.SettledAsync();
        using var dana = await world.SignsInAsync(Clinic, "Dana");
        using var ivan = await world.SignsInAsync("lakeside", "Ivan");
        foreach (var (person, names) in (IEnumerable<(Person, string[])>)[(dana, ["Bo", "Maya"]), (ivan, ["Bo", "Noor"])])
        {
            (await person.WalksAsync("api/clinic?show=all&sort=name")).ShouldBe(names);
            await person.GetAsync("api/clinic/list.csv?show=all&clinic=sheddon&clinic=lakeside");
            person.Page.ShouldNotContain(names[1] == "Maya" ? "Noor" : "Maya");
        }
    }

    [Fact]
    public async Task What_a_runner_is_called_is_no_formula()
    {
        await using var world = await ClinicAsync();
        string[] names = ["=HYPERLINK(\"http://x.example\",\"y\")", "+1", "@x", "-2", "\t=1"];
        foreach (var (number, name) in names.Index())
        {
            await world.HasRowAsync(Clinic, number + 1, name);
        }

        using var dana = await world.SignsInAsync(Clinic, "Dana");
        (await dana.GetAsync("api/clinic/list.csv?show=all")).ShouldBe(HttpStatusCode.OK);
        var lines = dana.Page.TrimStart('\uFEFF').TrimEnd().Split('\n')[1..];
        lines.Length.ShouldBe(names.Length);
        lines.ShouldAllBe(line => line.TrimStart('"').StartsWith('\''), dana.Page);
    }

    [Fact]
    public async Task Each_look_is_written_down_once_for_each_runner_who_was_shown()
    {
        await using var world = await ClinicAsync();
        var (maya, noor, quinn) = (await world.RunnerAsync("Maya"), await world.RunnerAsync("Noor"), await world.RunnerAsync("Quinn"));
        foreach (var runner in (WorldRunner[])[maya, noor, quinn])
        {
            await runner.SharesAsync(world, Clinic);
        }

        await maya.SaysAsync("6 knee");
        await noor.SaysAsync("3 knee");
        await world.SettledAsync();
        using var dana = await world.SignsInAsync(Clinic, "Dana");
        await dana.GetAsync("api/clinic");
        var at = world.Now;
        var (text, _) = (await world.WaitingForAsync("RecordAccess")).ShouldHaveSingleItem();
        await world.FireAsync("RecordAccess", text);
        await world.SettledAsync();

        var accesses = world.Services.GetRequiredService<Accesses>();
        foreach (var runner in (WorldRunner[])[maya, noor])
        {
            var access = (await accesses.AllAsync(runner.Id, CancellationToken.None)).ShouldHaveSingleItem();
            (access.At, access.Clinic, access.By, access.Kind).ShouldBe((at, "Sheddon Physiotherapy", "Dana", AccessKind.List));
        }

        (await accesses.AllAsync(quinn.Id, CancellationToken.None)).ShouldBeEmpty();
        await dana.GetAsync("api/clinic/list.csv?show=all");
        await world.SettledAsync();
        (await accesses.AllAsync(quinn.Id, CancellationToken.None)).ShouldHaveSingleItem().Kind.ShouldBe(AccessKind.Export);
        (await accesses.LatestAsync(maya.Id, 5, CancellationToken.None)).Select(access => access.Kind).ShouldBe([AccessKind.Export, AccessKind.List]);
    }

    private static void ShouldTellOfNoPain(Person person)
    {
        var (attention, html) = person.Rows().ShouldHaveSingleItem();
        attention.ShouldNotBe("pain");
        html.ShouldNotContain("<b>Pain</b>");
        html.ShouldNotContain("hip");
        html.ShouldContain("data-of=\"Pain\">not shared<");
        html.ShouldContain("data-of=\"Routine done\">not shared<");
    }

    private static async Task WithdrawAsync(World world, WorldRunner runner, SharedPart part)
    {
        using var person = await Person.SignedInAsync(world, runner.Id);
        await person.GetAsync("api/me/consents");
        (await person.PostAsync("api/me/consents/withdraw", ("kind", Consent.Sharing(Clinic, part)))).ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task WriteNoteAsync(World world, WorldRunner runner)
    {
        var found = (await world.Boards().FindCareAsync(Clinic, runner.Id, CancellationToken.None))!;
        var row = (await world.Boards().FindRowAsync(Clinic, found.Value, CancellationToken.None))!;
        var entry = new CareEntry { Id = "1", Runner = runner.Id.Value, At = world.Now, By = "dana", ByName = "Dana", Act = CareAct.Noted, Words = "Called." };
        await world.Boards().SaveAsync(Clinic, found, found.Value, row, row.Key.Split('|')[1], entry, null, CancellationToken.None);
    }

    private async Task<World> ClinicAsync()
    {
        var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync(Clinic, "Sheddon Physiotherapy");
        return world;
    }
}
