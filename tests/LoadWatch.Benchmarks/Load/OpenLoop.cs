using System.Threading.Channels;
using LoadWatch.Benchmarks.Harness;

namespace LoadWatch.Benchmarks.Load;

/// <summary>What a block of requests came to.</summary>
/// <param name="Latencies">From the intended start of each request to the end of its answer, in seconds.</param>
/// <param name="Lateness">How much later than intended the generator itself began each of them, in seconds.</param>
internal sealed record OpenLoopBlock(double[] Latencies, double[] Lateness);

/// <summary>Requests that got no answer, or the wrong one.</summary>
internal sealed class UnansweredException(OpenLoop loop, string message, Exception? inner) : Exception(message, inner)
{
    /// <summary>Whose requests they were.</summary>
    public OpenLoop Loop => loop;
}

/// <summary>
/// Requests at fixed times, whether or not earlier ones have been answered. A request that finds every line busy waits, and that
/// wait is part of its latency: it counts from the intended start, so that a server that stops answering is charged with every
/// request that it keeps waiting (coordinated omission).
/// </summary>
/// <param name="lines">Connections; a request takes one that is idle.</param>
internal sealed class OpenLoop(Line[] lines)
{
    /// <summary>The scheduler wakes a sleeper about this much late; the rest is waited out awake.</summary>
    private static readonly TimeSpan WakesLate = TimeSpan.FromMilliseconds(1.2);

    /// <summary>After the last intended start: whoever takes longer has stopped answering.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<Line> _idle = Filled(lines);

    /// <param name="perSecond">Requests begun a second, at equal distances.</param>
    /// <param name="time">How long; the last answer is waited for besides.</param>
    /// <exception cref="UnansweredException">A request failed, or was not answered half a minute after the last start.</exception>
    public async Task<OpenLoopBlock> RunAsync(byte[] request, double perSecond, TimeSpan time, CancellationToken cancel)
    {
        var count = (int)(perSecond * time.TotalSeconds);
        var (latencies, lateness) = (new double[count], new double[count]);
        var answers = new Task[count];

        // A thread of its own: a timer's callback would wait for the pool that the answers come by.
        await Task.Factory.StartNew(Pace, cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAny(Task.WhenAll(answers), Task.Delay(Patience, TimeProvider.System, cancel));
        if (Array.Exists(answers, answer => !answer.IsCompletedSuccessfully))
        {
            var failed = answers.Where(answer => answer.IsFaulted).ToArray();
            throw new UnansweredException(
                this,
                $"of {count} requests {failed.Length} failed and {answers.Count(answer => !answer.IsCompleted)} were not answered within {Patience.TotalSeconds} s of the last.",
                failed.FirstOrDefault()?.Exception?.InnerException);
        }

        return new OpenLoopBlock(latencies, lateness);

        void Pace()
        {
            var clock = TimeProvider.System;
            var began = clock.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                var due = TimeSpan.FromSeconds(i / perSecond);
                while (due - clock.GetElapsedTime(began) is { Ticks: > 0 } left)
                {
                    if (left > WakesLate)
                    {
                        Thread.Sleep(left - WakesLate);
                    }
                    else
                    {
                        Thread.Yield();
                    }
                }

                lateness[i] = (clock.GetElapsedTime(began) - due).TotalSeconds;
                var at = i;
                answers[i] = Task.Run(() => SendAsync(at, due), cancel);
            }

            async Task SendAsync(int at, TimeSpan due)
            {
                var line = await _idle.Reader.ReadAsync(cancel);
                await line.SendAsync(request, cancel);
                latencies[at] = (clock.GetElapsedTime(began) - due).TotalSeconds;
                _idle.Writer.TryWrite(line);
            }
        }
    }

    private static Channel<Line> Filled(Line[] lines)
    {
        var channel = Channel.CreateUnbounded<Line>();
        Array.ForEach(lines, line => channel.Writer.TryWrite(line));
        return channel;
    }
}
