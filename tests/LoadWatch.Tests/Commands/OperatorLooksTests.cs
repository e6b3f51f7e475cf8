using LoadWatch.Storage;
using LoadWatch.Tests.Clinic;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Commands;

/// <summary>What an operator looks at, the runner reads of.</summary>
public sealed class OperatorLooksTests(Azurite azurite)
{
    [Fact]
    public async Task A_look_by_a_command_stands_on_the_runners_page()
    {
        await using var world = await World.StartAsync(azurite);
        await world.ClinicAsync("sheddon");
        var maya = await world.QuietRunnerAsync("sheddon", "Maya");
        (await world.TypesAsync("runner", "show", maya.Id.Value)).Code.ShouldBe(0);
        (await world.TypesAsync("clinic", "list", "sheddon")).Said.ShouldContain("Maya");

        var looks = await world.Services.GetRequiredService<Accesses>().AllAsync(maya.Id, CancellationToken.None);
        looks.Select(look => (look.By, look.Kind)).ShouldBe([("operator", AccessKind.Page), ("operator", AccessKind.List)], ignoreOrder: true);
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me/access");
        person.Page.ShouldContain("operator, LoadWatch");
    }

    [Fact]
    public async Task Of_a_runner_who_does_not_exist_nothing_is_written_down()
    {
        await using var world = await World.StartAsync(azurite);
        var nobody = RunnerId.New();
        (await world.TypesAsync("runner", "show", nobody.Value)).ShouldBe((1, "No such runner."));
        (await world.Services.GetRequiredService<Accesses>().AllAsync(nobody, CancellationToken.None)).ShouldBeEmpty();
    }
}
