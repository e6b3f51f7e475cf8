using System.Net;
using System.Text.Json;
using LoadWatch.Storage;

namespace LoadWatch.Tests.Webhooks;

/// <summary>A world at whose doors the tests of a class knock, one after another.</summary>
public abstract class DoorTest(Azurite azurite) : IAsyncLifetime
{
    protected World World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = await World.StartAsync(azurite, Settings);

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Settings(IDictionary<string, string?> settings)
    {
    }

    private protected Task<IReadOnlyList<RunChanged>> QueuedAsync() => World.TakesAsync<RunChanged>("ProcessRun");

    protected async Task RefusesAsync(HttpResponseMessage answer, HttpStatusCode status, string what)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await World.TextOfAsync(answer));
        problem.RootElement.GetProperty("detail").GetString()!.ShouldContain(what);
        (await QueuedAsync()).ShouldBeEmpty();
    }
}
