using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LoadWatch.Tests.Commands.Replay;

public sealed class ReportTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly string _report;

    public ReportTests() => _report = Report(Replayed.Fixture("twenty-then-seventy.csv"));

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void It_runs_no_script_and_loads_nothing()
    {
        _report.ShouldNotContain("<script", Case.Insensitive);
        Regex.Matches(_report, @"\s(on\w+|src|href|xlink:href)\s*=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).ShouldBeEmpty();
        Regex.Matches(_report, @"url\(|@import|<link|<iframe|<img|<object", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).ShouldBeEmpty();
        _report.ShouldContain("""content="default-src 'none'; style-src 'unsafe-inline'">""");
    }

    [Fact]
    public void Names_from_the_file_are_text_and_never_markup()
    {
        _report.ShouldContain("Camp &lt;b&gt;day&lt;/b&gt; &quot;one&quot; &amp; more");
        _report.ShouldNotContain("<b>day");
        var nasty = Path.Combine(_scratch.Folder, "<script>alert(1)<&script>.csv");
        File.Copy(Replayed.Fixture("bad-rows.csv"), nasty);
        Report(nasty).ShouldNotContain("<script", Case.Insensitive);
    }

    [Fact]
    public void What_a_bad_row_says_is_text_too()
    {
        var file = _scratch.Write("x.csv", "sport_type,start_date_local,distance_m,moving_time_s\nRun,2025-01-01,5000,1500\nRun,2025-01-02,<img src=x onerror=alert(1)>,1500\n");
        Report(file).ShouldContain("distance &#x27;&lt;img src=x onerror=alert(1)&gt;&#x27; is not a number");
    }

    [Fact]
    public void Every_text_stands_there_as_it_would_have_read_and_every_flag_in_words()
    {
        var json = Replayed.Run(Replayed.Fixture("twenty-then-seventy.csv"), "--json").Json;
        foreach (var text in json.GetProperty("texts").EnumerateArray())
        {
            _report.ShouldContain(text.GetProperty("body").GetString()!.Replace("'", "&#x27;").Replace("+", "&#x2B;"));
        }

        Regex.Matches(_report, "<p class=\"why\">", RegexOptions.None, TimeSpan.FromSeconds(5)).Count.ShouldBe(json.GetProperty("flags").GetArrayLength());
        _report.ShouldContain("<strong>weekly jump, high.</strong> 112.7 km in 7 days, 3.5x your recent 32.2 km a week.");
    }

    [Fact]
    public void Every_picture_has_a_name_and_a_description_of_its_own()
    {
        var drawn = Pictures().ToArray();
        var pictures = drawn.Where(svg => (string?)svg.Attribute("role") == "img").ToArray();
        pictures.Length.ShouldBe(4);
        foreach (var svg in pictures)
        {
            var ids = ((string)svg.Attribute("aria-labelledby")!).Split(' ');
            svg.Elements().Take(2).Select(element => (element.Name.LocalName, (string?)element.Attribute("id")))
                .ShouldBe([("title", ids[0]), ("desc", ids[1])]);
        }

        var all = Regex.Matches(_report, " id=\"(?<id>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => match.Groups["id"].Value).ToArray();
        all.ShouldBeUnique();
        drawn.Except(pictures).ShouldAllBe(svg => (string?)svg.Attribute("aria-hidden") == "true");
    }

    [Fact]
    public void Every_header_of_a_table_has_a_scope()
    {
        _report.ShouldNotContain("<th>");
        Regex.Matches(_report, "<th (?!scope=)", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBeEmpty();
    }

    [Fact]
    public void It_claims_nothing_it_must_not()
    {
        _report.ShouldContain("no text prevents an injury");
        _report.ShouldContain("Context only, never a trigger");
        _report.ShouldContain("a bigger jump than the recent training");
    }

    [Fact]
    public void The_same_history_makes_the_same_report() => Report(Replayed.Fixture("twenty-then-seventy.csv")).ShouldBe(_report);

    [Fact]
    public void A_history_without_a_run_still_makes_a_report() =>
        Report(Replayed.Fixture("only-a-header.csv")).ShouldContain("No run that counts");

    private IEnumerable<XElement> Pictures() => Regex.Matches(_report, "<svg.*?</svg>", RegexOptions.Singleline, TimeSpan.FromSeconds(5))
        .Select(match => XElement.Parse(match.Value));

    private string Report(string file)
    {
        var run = Replayed.Run(file, "--out", _scratch.Folder);
        run.ExitCode.ShouldBe(0, run.Error);
        return File.ReadAllText(Path.Combine(_scratch.Folder, "report.html"));
    }
}
