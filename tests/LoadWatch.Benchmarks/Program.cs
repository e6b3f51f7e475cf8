using LoadWatch.Benchmarks;
using LoadWatch.Benchmarks.Ack;

// Words that are commands of their own come first; whatever else is said names benchmarks.
return args switch
{
    [QueuePutServer.Word, var queue] => await QueuePutServer.RunAsync(queue),
    _ => await BenchCommand.RunAsync(args),
};
