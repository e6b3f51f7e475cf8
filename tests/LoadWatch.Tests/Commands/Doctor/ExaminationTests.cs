using System.Runtime.CompilerServices;
using LoadWatch.Commands.Doctor;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Commands.Doctor;

/// <summary>No check hides another: neither by a fault nor by never ending.</summary>
public sealed class ExaminationTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_check_that_hangs_or_breaks_fails_alone()
    {
        var found = new List<CheckResult>();
        Check[] checks =
        [
            new("hangs", "look at the hanging", HangsAsync) { Limit = Soon },
            new("is deaf", "look at the deaf", DeafAsync) { Limit = Soon },
            new("breaks", "look at the broken", BreaksAsync) { Limit = Soon },
            new("is fine", "none", FineAsync) { Limit = Soon },
        ];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Twilio:AuthToken", "hush-hush")]).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration)
            .AddSingleton(new ReadSettings("Twilio", typeof(object), _ => new object())).BuildServiceProvider();
        await foreach (var finding in Examination.RunAsync(services, checks, TestContext.Current.CancellationToken))
        {
            found.Add(finding);
        }

        found.ShouldBe(
        [
            CheckResult.Pass("hangs", "first part"),
            CheckResult.Fail("hangs", "No answer within 0.2 s.", "look at the hanging"),
            CheckResult.Fail("is deaf", "No answer within 0.2 s.", "look at the deaf"),
            CheckResult.Fail("breaks", "The token *** does not fit.", "look at the broken"),
            CheckResult.Pass("is fine", "fine"),
        ]);
    }

    private static async IAsyncEnumerable<CheckResult> HangsAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return CheckResult.Pass("hangs", "first part");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
    }

    private static async IAsyncEnumerable<CheckResult> DeafAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        await new TaskCompletionSource().Task;
        yield break;
    }

    private static async IAsyncEnumerable<CheckResult> BreaksAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.Yield();
        yield return cancel.CanBeCanceled ? throw new InvalidOperationException("The token hush-hush does not fit.") : CheckResult.Pass("breaks", "");
    }

    private static async IAsyncEnumerable<CheckResult> FineAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.Yield();
        yield return CheckResult.Pass("is fine", "fine");
    }
}
