using System.CommandLine;
using Azure.Storage.Queues;
using LoadWatch.Storage;

namespace LoadWatch.Commands.Poison;

/// <summary><c>poison list | show | retry | drop</c>: the messages that failed for good and wait for a person.</summary>
public static class PoisonCommand
{
    /// <summary>How many messages of a queue are listed beside others.</summary>
    private const int MostOfEach = 5;

    public static Command Create() => new("poison", "Look at the messages that failed for good, put them back, or drop them.")
    {
        List(), Show(), Retry(), Drop(),
    };

    private static Command List()
    {
        var name = new Argument<string?>("queue") { Description = $"Only this queue's, and {PoisonQueue.MostSeen} of them instead of {MostOfEach}.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("list", "Print, queue by queue, how many there are, since when, and the first of them.") { name };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var any = false;
            var only = parsed.GetValue(name);
            foreach (var queue in All(services).Where(queue => only is null || queue.Name == only))
            {
                if (await queue.FirstAsync(cancel) is { Count: > 0 } first)
                {
                    any = true;
                    PoisonText.List(queue.Name, Math.Max(first.Count, await queue.CountAsync(cancel)), [.. only is null ? first.Take(MostOfEach) : first], now, Console.Out);
                }
            }

            Console.WriteLine(any ? PoisonText.WhatNext : "No message waits for a person.");
        }));
        return command;
    }

    private static Command Show()
    {
        var id = Id();
        var command = new Command("show", "Print one message whole; tokens and other secrets in it are left out.") { id };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var (_, message) = await FindAsync(services, parsed.GetValue(id)!, cancel);
            PoisonText.Whole(message, services.GetRequiredService<TimeProvider>().GetUtcNow(), Console.Out);
        }));
        return command;
    }

    private static Command Retry()
    {
        var id = new Argument<string?>("id") { Description = "The message's id, or how it begins.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<string?>("--all") { Description = "Instead: every message of this queue.", HelpName = "queue" };
        all.AcceptOnlyFromAmong([.. Queues.All]);
        var command = new Command("retry", "Put a message back on its queue, or all of one queue; doing it twice does no harm.") { id, all };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            switch (parsed.GetValue(id), parsed.GetValue(all))
            {
                case ({ } one, null):
                    var (queue, message) = await FindAsync(services, one, cancel);
                    Console.WriteLine(await queue.RetryAsync(message.Id, cancel) > 0
                        ? $"Put back on '{queue.Name}': {message.Id}"
                        : throw new InvalidOperationException("Somebody else has just taken this message."));
                    break;
                case (null, { } name):
                    Console.WriteLine($"Put back on '{name}': {await All(services).Single(known => known.Name == name).RetryAsync(null, cancel)}");
                    break;
                default:
                    throw new InvalidOperationException("Give the id of a message, or --all with the name of a queue.");
            }
        }));
        return command;
    }

    private static Command Drop()
    {
        var id = Id();
        var command = new Command("drop", "Delete a message for good, and print what it was.") { id };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var (queue, message) = await FindAsync(services, parsed.GetValue(id)!, cancel);
            var dropped = await queue.DropAsync(message.Id, cancel) ?? throw new InvalidOperationException("Somebody else has just taken this message.");
            PoisonText.Whole(dropped, services.GetRequiredService<TimeProvider>().GetUtcNow(), Console.Out);
            Console.WriteLine("Dropped.");
        }));
        return command;
    }

    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    private static async Task<(PoisonQueue Queue, PoisonMessage Message)> FindAsync(IServiceProvider services, string id, CancellationToken cancel)
    {
        var found = new List<(PoisonQueue, PoisonMessage)>();
        foreach (var queue in All(services))
        {
            found.AddRange((await queue.FindAsync(id, cancel)).Select(message => (queue, message)));
        }

        return found switch
        {
            [var only] => only,
            [] => throw new InvalidOperationException($"No message that waits for a person has the id '{id}': './loadwatch poison list' prints them."),
            _ => throw new InvalidOperationException($"{found.Count} messages have ids that begin with '{id}': give more of it."),
        };
    }

    private static IEnumerable<PoisonQueue> All(IServiceProvider services)
    {
        var storage = services.GetRequiredService<QueueServiceClient>();
        return Queues.All.Select(name => new PoisonQueue(storage, name));
    }

    private static Argument<string> Id() => new("id") { Description = "The message's id, or how it begins." };
}
