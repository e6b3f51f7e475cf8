using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands.Doctor;

/// <summary>Runs checks at the same time, each within its time, and gives their findings in order. No check hides another, and no secret leaves.</summary>
internal static class Examination
{
    /// <summary>A check that does not heed its time-out is left behind so much later.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    public static async IAsyncEnumerable<CheckResult> RunAsync(IServiceProvider services, IReadOnlyList<Check> checks, [EnumeratorCancellation] CancellationToken cancel)
    {
        var secrets = Secrets.Of(services);
        foreach (var findings in checks.Select(check => LookAsync(check, services, cancel)).ToArray())
        {
            foreach (var finding in await findings)
            {
                yield return finding with { What = secrets.Hide(finding.What), Next = finding.Next is { } next ? secrets.Hide(next) : null };
            }
        }
    }

    private static async Task<IReadOnlyList<CheckResult>> LookAsync(Check check, IServiceProvider services, CancellationToken cancel)
    {
        var found = new List<CheckResult>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(check.Limit);
        try
        {
            // On a thread of its own: some checks wait without giving theirs up.
            var looking = Task.Run(() => CollectAsync(check, services, found, limit.Token), CancellationToken.None);
            await looking.WaitAsync(check.Limit + Grace, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            lock (found)
            {
                found.Add(Trouble(check, fault, limit.IsCancellationRequested));
            }
        }

        lock (found)
        {
            return [.. found];
        }
    }

    private static async Task CollectAsync(Check check, IServiceProvider services, List<CheckResult> found, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await foreach (var finding in check.Look(scope.ServiceProvider, cancel).WithCancellation(cancel))
        {
            lock (found)
            {
                found.Add(finding);
            }
        }
    }

    private static CheckResult Trouble(Check check, Exception fault, bool isLate) => fault switch
    {
        _ when check.RestsOnStorage => CheckResult.CannotTell(check.About, "The storage does not answer.", check.Next),
        _ when isLate => CheckResult.Fail(check.About, $"No answer within {check.Limit.TotalSeconds} s.", check.Next),
        OptionsValidationException => CheckResult.CannotTell(check.About, "Its settings are not valid.", "put right what 'configuration' says first"),
        HttpRequestException { StatusCode: { } status } when (int)status >= 500 =>
            CheckResult.CannotTell(check.About, $"It answers {(int)status}: it is in trouble itself.", "try again later"),
        _ => CheckResult.Fail(check.About, Faults.Say(fault) ?? $"{fault.GetType().Name}: {fault.Message}", check.Next),
    };
}
