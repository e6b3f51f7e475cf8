using System.CommandLine;
using System.CommandLine.Invocation;
using LoadWatch.Benchmarks;
using LoadWatch.Benchmarks.Ack;

// The floor of a measurement does nothing else, reading words included.
if (args is [QueuePutServer.Word, var queue])
{
    return await QueuePutServer.RunAsync(queue);
}

// Whatever can take long hears signals itself, and takes the time that it needs to leave nothing behind.
var parsed = BenchCommand.Create().Parse(args);
var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
return parsed.Action is ParseErrorAction ? BenchCommand.Wrong : code;
