using System.IO.Compression;

namespace LoadWatch.Tests.Commands.Replay;

public sealed class UnreadableTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_bad_row_is_told_by_its_line_and_field_and_the_rest_is_read()
    {
        var run = Replayed.Run(Replayed.Fixture("bad-rows.csv"), "--json");
        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBe("""
            line 4: distance 'abc' is not a number; the row was left out
            line 5: date 'yesterday' is not a date; the row was left out
            line 6: distance '-5' is below zero; the row was left out
            line 7: moving time 'fast' is not a time; the row was left out
            line 8: the row has 3 fields and no column 4; the row was left out
            line 9: distance '1e99' is not a number; the row was left out

            """);
        run.Json.GetProperty("runs").GetInt32().ShouldBe(2);
        var bad = run.Json.GetProperty("badRows").EnumerateArray().ToArray();
        bad.Select(row => row.GetProperty("line").GetInt32()).ShouldBe([4, 5, 6, 7, 8, 9]);
        bad[0].GetProperty("problem").GetString().ShouldBe("distance 'abc' is not a number");
    }

    [Fact]
    public void A_file_that_is_no_history_says_what_was_expected()
    {
        var run = Refused(Replayed.Fixture("groceries.csv"));
        run.Error.ShouldContain("is no history that LoadWatch knows: expected Strava's activities.csv");
    }

    [Fact]
    public void A_missing_file_is_not_there() => Refused(Path.Combine(_scratch.Folder, "none.csv")).Error.ShouldContain("none.csv is not there");

    [Fact]
    public void An_empty_file_is_empty() => Refused(_scratch.Write("empty.csv", "")).Error.ShouldEndWith("empty.csv is empty.\n");

    [Fact]
    public void A_folder_without_activities_is_refused() => Refused(_scratch.Folder).Error.ShouldContain("holds no activities.csv");

    [Fact]
    public void A_zip_without_activities_is_refused() =>
        Refused(_scratch.Zip(("photo.jpg", [1]))).Error.ShouldContain("The zip");

    [Fact]
    public void A_zip_that_is_cut_short_is_refused()
    {
        var zip = File.ReadAllBytes(_scratch.Zip(("activities.csv", File.ReadAllBytes(Replayed.Fixture("plain.csv")))));
        Refused(_scratch.Write("short.zip", zip[..^30])).Error.ShouldContain("short.zip cannot be read");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Refused(_scratch.Write("noise.csv", [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 % 256))]));

    [Fact]
    public void A_table_in_which_no_run_can_be_read_is_refused() =>
        Refused(Replayed.Fixture("only-bad-rows.csv")).Error.ShouldContain("None of the runs in only-bad-rows.csv could be read");

    [Fact]
    public void More_than_200_MB_are_refused()
    {
        var path = Path.Combine(_scratch.Folder, "large.csv");
        using (var file = File.Create(path))
        {
            file.SetLength(200_000_001);
        }

        Refused(path).Error.ShouldBe("The table of activities is larger than 200 MB; LoadWatch reads no more than that.\n");
    }

    [Fact]
    public void A_small_zip_that_unpacks_to_more_than_200_MB_is_refused()
    {
        var path = Path.Combine(_scratch.Folder, "bomb.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("activities.csv", CompressionLevel.Fastest).Open())
        {
            entry.Write("n,sport_type,start_date_local,distance_m,moving_time_s\n"u8);
            var rows = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,Ride,2025-01-01,1,1\n", 50_000)));
            for (var written = 0L; written < 201_000_000; written += rows.Length)
            {
                entry.Write(rows);
            }
        }

        new FileInfo(path).Length.ShouldBeLessThan(5_000_000);
        Refused(path).Error.ShouldContain("larger than 200 MB");
    }

    [Fact]
    public void A_quote_that_never_closes_does_not_swallow_a_large_file()
    {
        var text = File.ReadAllText(Replayed.Fixture("plain.csv")) + "4,\"Run," + string.Concat(Enumerable.Repeat("x,y\n", 2_000_000));
        Refused(_scratch.Write("quote.csv", text)).Error.ShouldContain("cannot be read");
    }

    private static Replayed Refused(string path)
    {
        var run = Replayed.Run(path, "--json");
        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.Count(c => c == '\n').ShouldBe(1);
        return run;
    }
}
