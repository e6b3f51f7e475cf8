using LoadWatch.Storage;
using LoadWatch.Tests.Clinic;

namespace LoadWatch.Tests.Commands;

/// <summary><c>clinic owner | members | remove</c>, as an operator types them.</summary>
public sealed class ClinicTeamTests(Azurite azurite)
{
    [Fact]
    public async Task The_first_owner_comes_by_command_and_the_last_one_stays()
    {
        await using var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        var (code, said) = await RunAsync(world, "owner", "sheddon", "Olga@Clinic.example", "--name", "Olga");
        said.ShouldBe($"Olga is an owner of Sheddon Physiotherapy.\nsign-in    {world.Http.BaseAddress}api/clinic/sign-in");
        code.ShouldBe(0);
        using var olga = await world.ArrivesAsync(world.HasAccount("Olga"));
        olga.SentTo.ShouldBe("/api/clinic");
        await world.InvitedAsync("sheddon", "Dana");
        (await RunAsync(world, "members", "sheddon")).Said.ShouldBe(
            "Dana                     dana@clinic.example              clinician  invited 2030-06-12\n"
            + "Olga                     olga@clinic.example              owner      2030-06-12");

        (await RunAsync(world, "remove", "sheddon", "olga@clinic.example")).Said.ShouldStartWith("This is the last owner");
        (await RunAsync(world, "owner", "sheddon", "dana@clinic.example", "--name", "Dana")).Code.ShouldBe(0);
        (await RunAsync(world, "remove", "sheddon", "olga@clinic.example")).Said.ShouldBe("Olga is no longer on the team of Sheddon Physiotherapy.");
        (await world.Members().OfAsync("sheddon", CancellationToken.None)).ShouldHaveSingleItem().Role.ShouldBe(MemberRole.Owner);
    }

    [Theory]
    [InlineData("owner nowhere olga@clinic.example --name Olga", "No such clinic: 'clinic set' makes one.")]
    [InlineData("owner sheddon olga --name Olga", "Write an address such as name@example.com.")]
    [InlineData("remove sheddon olga@clinic.example", "No member of this clinic has that address.")]
    public async Task What_cannot_be_is_said_in_a_sentence(string typed, string said)
    {
        await using var world = await World.StartAsync(azurite);
        await world.OpensClinicAsync("sheddon", "Sheddon Physiotherapy");
        (await RunAsync(world, typed.Split(' '))).ShouldBe((1, said));
    }

    private static Task<(int Code, string Said)> RunAsync(World world, params string[] typed) => world.TypesAsync(["clinic", .. typed]);
}
