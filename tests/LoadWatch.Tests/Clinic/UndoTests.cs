using System.Net;
using LoadWatch.Clinic.Athletes;
using LoadWatch.Runner.Own;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;
using static LoadWatch.Tests.Clinic.CareWorld;

namespace LoadWatch.Tests.Clinic;

/// <summary>Every kind of action leaves an entry and can be taken back; a new kind without that fails here.</summary>
public sealed class UndoTests(Azurite azurite)
{
    public static TheoryData<CareAct> Acts => [.. Enum.GetValues<CareAct>().Where(act => act is not CareAct.Undid)];

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task An_action_leaves_an_entry_and_somebody_else_takes_it_back(CareAct act)
    {
        await using var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        var maya = await world.SharingRunnerAsync("Maya", today: 14);
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        using var sam = await world.SignsInAsync("sheddon", "Sam Lee");
        var before = await StandingAsync(world, maya);

        var (action, fields) = ActionOf(act, maya);
        (await ActAsync(dana, maya, action, fields)).ShouldBe(HttpStatusCode.Redirect);
        var entry = (await EntriesAsync(world, maya)).ShouldHaveSingleItem();
        (entry.Act, entry.By, entry.ByName, entry.At).ShouldBe((act, Member.IdOf(Staff.AddressOf("Dana Ruiz")), "Dana Ruiz", world.Now));
        (await StandingAsync(world, maya)).ShouldNotBe(before);

        world.Clock.MoveTo(world.Now.AddSeconds(20));
        await sam.GetAsync(Sharing.PathOf(maya));
        sam.Page.ShouldContain($"name=\"entry\" value=\"{entry.Id}\"");
        (await ActAsync(sam, maya, "undo", ("entry", entry.Id))).ShouldBe(HttpStatusCode.Redirect);
        (await StandingAsync(world, maya)).ShouldBe(before);
        var entries = await EntriesAsync(world, maya);
        StorageJson.Write(entries[0]).ShouldBe(StorageJson.Write(entry));
        (entries.Count, entries[1].Act, entries[1].Undoes, entries[1].ByName, entries[1].At).ShouldBe((2, CareAct.Undid, entry.Id, "Sam Lee", world.Now));

        (await ActAsync(sam, maya, "undo", ("entry", entry.Id))).ShouldBe(HttpStatusCode.BadRequest);
        sam.Page.ShouldNotContain("name=\"entry\"");
        sam.Page.ShouldContain("(undone)");
    }

    /// <summary>So that the theory above knows every one.</summary>
    [Fact]
    public void Every_form_and_every_action_is_of_a_kind_that_is_tried()
    {
        var maya = new WorldRunner(null!, new RunnerId("0123456789abcdef0123456789abcdef"), "Maya", "+19055550100", "UTC");
        Acts.Select(act => ActionOf(act.Data, maya, isTried: false).Action).Append("undo").ShouldBe(CareForm.Names, ignoreOrder: true);
        typeof(CareAction).GetNestedTypes().Count(type => type.IsSubclassOf(typeof(CareAction))).ShouldBe(Acts.Count() + 1);
    }

    private static (string Action, (string Name, string Value)[] Fields) ActionOf(CareAct act, WorldRunner runner, bool isTried = true) => act switch
    {
        CareAct.Acknowledged => ("acknowledge", [("useful", "yes"), ("reason", "called her")]),
        CareAct.Snoozed => ("snooze", [("until", isTried ? $"{runner.Today.AddDays(5):yyyy-MM-dd}" : "")]),
        CareAct.Assigned => ("assign", [("to", Member.IdOf(Staff.AddressOf("Dana Ruiz")))]),
        CareAct.Noted => ("note", [("note", "shorter runs this week"), ("share", "yes")]),
        CareAct.Contacted => ("contact", [("channel", "phone"), ("about", "the knee")]),
        CareAct.ChoseRoutine => ("routine", [("donkey-kicks", "yes")]),
        CareAct.AskedToCheckIn => ("check-in", []),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Nobody has said how this is done, and taken back."),
    };

    /// <summary>All that an action can change: what was said, the place on the list, the routine, the texts due, and what the runner reads.</summary>
    private static async Task<string> StandingAsync(World world, WorldRunner runner)
    {
        var (care, row, stored) = (await CareAsync(world, runner), await RowAsync(world, runner), await runner.StoredAsync());
        await using var scope = world.Services.CreateAsyncScope();
        var reads = await scope.ServiceProvider.GetRequiredService<SharedWithRunner>().OfAsync(stored, CancellationToken.None);
        return string.Join('\n',
        [
            StorageJson.Write(care with { Revision = 0, Row = null, Exercises = null, TurnsAt = null }),
            StorageJson.Write(row),
            .. stored.Profile!.Value.Exercises,
            .. stored.Texts.Where(text => text.Value is { Kind: TextKind.CheckIn, IsSettled: false }).Select(text => text.Value.Id),
            .. reads.Select(note => $"{note}"),
        ]);
    }
}
