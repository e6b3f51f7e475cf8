using LoadWatch.Benchmarks;
using LoadWatch.Benchmarks.Ack;
using LoadWatch.Benchmarks.Storm;

// Words that are commands of their own come first; whatever else is said names benchmarks.
return args switch
{
    [QueuePutServer.Word, var queue] => await QueuePutServer.RunAsync(queue),
    ["storm", .. var rest] => await StormCommand.RunAsync(rest),
    ["summaries", .. var rest] => await SummariesCommand.RunAsync(rest),
    _ => await BenchCommand.RunAsync(args),
};
