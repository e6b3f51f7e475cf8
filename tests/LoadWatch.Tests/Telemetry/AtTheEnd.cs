using LoadWatch.Tests.Telemetry;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(AtTheEnd))]

namespace LoadWatch.Tests.Telemetry;

/// <summary>Puts the collection of this name behind all others; it runs alone.</summary>
[CollectionDefinition(nameof(AtTheEnd), DisableParallelization = true)]
public sealed class AtTheEnd : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName == nameof(AtTheEnd))];
}

/// <summary>What the run's fixture fails for as well; a test says more of it.</summary>
[Collection(nameof(AtTheEnd))]
public sealed class LoggedTests
{
    [Fact]
    public void No_line_that_any_test_logged_before_holds_personal_data_or_a_secret() => LogAudit.Check();
}
