using System.Net;
using Azure.Core;
using Azure.Data.Tables;
using LoadWatch.Storage;
using static LoadWatch.Tests.Clinic.CareWorld;

namespace LoadWatch.Tests.Clinic;

/// <summary>A routine that is chosen while somebody else writes the same row.</summary>
public sealed class ChoiceTests(Azurite azurite)
{
    [Fact]
    public async Task A_choice_that_loses_a_race_still_knows_what_was_chosen_before()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya");
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        await ActAsync(dana, maya, "routine", ("donkey-kicks", "yes"));
        world.Clock.MoveTo(world.Now.AddSeconds(5));
        BeforeTheNextEntry(world, maya, care => care);
        (await ActAsync(dana, maya, "routine", ("plank-leg-lift", "yes"))).ShouldBe(HttpStatusCode.Redirect);
        (await ExercisesAsync(maya)).ShouldBe(["plank-leg-lift"]);
        var entry = (await EntriesAsync(world, maya))[^1];
        entry.Before!.Exercises.ShouldBe(["donkey-kicks"]);
        BeforeTheNextEntry(world, maya, care => care);
        (await ActAsync(dana, maya, "undo", ("entry", entry.Id))).ShouldBe(HttpStatusCode.Redirect);
        (await ExercisesAsync(maya)).ShouldBe(["donkey-kicks"]);
    }

    [Fact]
    public async Task A_choice_that_comes_too_late_changes_nothing()
    {
        await using var world = await ClinicAsync();
        var maya = await world.SharingRunnerAsync("Maya");
        using var dana = await world.SignsInAsync("sheddon", "Dana Ruiz");
        BeforeTheNextEntry(world, maya, care => care with { Revision = care.Revision + 1 });
        (await ActAsync(dana, maya, "routine", ("plank-leg-lift", "yes"))).ShouldBe(HttpStatusCode.Conflict);
        (await ExercisesAsync(maya)).ShouldBeEmpty();
        (await EntriesAsync(world, maya)).ShouldBeEmpty();
    }

    /// <summary>While the next entry is on its way, somebody else writes what is said of the runner.</summary>
    private static void BeforeTheNextEntry(World world, WorldRunner runner, Func<Care, Care> change)
    {
        var clinics = world.Storage.Tables().GetTableClient("clinics");
        var isOver = false;
        world.Storage.Fails = request =>
        {
            if (!isOver && Writes(request, "entry|"))
            {
                isOver = true;
                var row = clinics.GetEntity<TableEntity>("sheddon", $"care|{runner.Id}").Value;
                row["Data"] = StorageJson.Write(change(StorageJson.Read<Care>(row.GetString("Data"), "care")));
                clinics.UpdateEntity(row, row.ETag, TableUpdateMode.Replace);
            }

            return false;
        };
    }

    private static bool Writes(Request request, string key)
    {
        if (request.Content is null || request.Uri.Path?.EndsWith("$batch", StringComparison.Ordinal) is not true)
        {
            return false;
        }

        using var body = new MemoryStream();
        request.Content.WriteTo(body, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(body.ToArray()).Contains($"\"RowKey\":\"{key}", StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ExercisesAsync(WorldRunner runner) => (await runner.StoredAsync()).Profile!.Value.Exercises;

    private async Task<World> ClinicAsync()
    {
        var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        return world;
    }
}
