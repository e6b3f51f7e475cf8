using LoadWatch.Simulation;
using LoadWatch.Simulation.Population;

namespace LoadWatch.Tests.Simulation;

/// <summary><c>./loadwatch simulate</c>.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("--runners must be 100 to 50,000,000.", "--runners", "5")]
    [InlineData("--sample must divide --runners", "--runners", "1000", "--sample", "300")]
    [InlineData("--sample is too small for Strava's limits", "--runners", "1000000", "--sample", "1000")]
    [InlineData("--strava-reads must be two whole numbers", "--runners", "1000", "--strava-reads", "many")]
    [InlineData("--days must be 1 to 365.", "--runners", "1000", "--days", "0")]
    public void What_cannot_be_simulated_is_refused_with_a_sentence(string sentence, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        SimulateCommand.Run(args, output, error).ShouldBe(2);
        error.ToString().ShouldContain(sentence);
        output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void A_simulation_prints_its_report_and_writes_it_where_it_is_told_to()
    {
        using var folder = new TempFolder();
        var (json, markdown) = (Path.Combine(folder.Path, "a.json"), Path.Combine(folder.Path, "a.md"));
        var output = new StringWriter();
        SimulateCommand.Run(["--runners", "200", "--days", "14", "--json", json, "--markdown", markdown], output, TextWriter.Null).ShouldBe(0);
        File.ReadAllText(markdown).ShouldBe(output.ToString());
        output.ToString().ShouldStartWith("## 200 runners, 14 days of 2027, seed 1");
        File.ReadAllText(json).ShouldContain("\"runs\":");
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    [InlineData(100_003)]
    public void Every_stratum_has_its_share(int runners)
    {
        var quotas = Strata.Quotas(runners);
        quotas.Sum().ShouldBe(runners);
        foreach (var (quota, stratum) in quotas.Zip(Strata.All))
        {
            Math.Abs(quota - (stratum.Share * runners)).ShouldBeLessThan(1);
        }

        Strata.All.Sum(stratum => stratum.Share).ShouldBe(1, 1e-9);
    }

    private sealed class TempFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("loadwatch-simulate").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
