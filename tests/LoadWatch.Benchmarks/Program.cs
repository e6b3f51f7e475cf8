using LoadWatch.Benchmarks;
using LoadWatch.Benchmarks.Ack;
using LoadWatch.Benchmarks.Faults;
using LoadWatch.Benchmarks.Report;
using LoadWatch.Benchmarks.Soak;
using LoadWatch.Benchmarks.Storm;

// Words that are commands of their own come first; whatever else is said names benchmarks.
return args switch
{
    [QueuePutServer.Word, var queue] => await QueuePutServer.RunAsync(queue),
    ["storm", .. var rest] => await StormCommand.RunAsync(rest),
    ["summaries", .. var rest] => await SummariesCommand.RunAsync(rest),
    ["soak", .. var rest] => await SoakCommand.RunAsync(rest),
    ["faults", .. var rest] => await FaultsCommand.RunAsync(rest),
    ["report", .. var rest] => await ReportCommand.RunAsync(rest),
    _ => await BenchCommand.RunAsync(args),
};
