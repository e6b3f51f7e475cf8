using System.Net;
using System.Net.Sockets;
using LoadWatch.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoadWatch.Tests.Hosting;

public sealed class ExitCodesTests(Azurite azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 200)]
    public async Task Asked_to_stop_it_ends_well_but_never_with_0_under_the_Functions_host(bool underFunctions, int code)
    {
        var app = Build(underFunctions);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        app.Lifetime.ApplicationStarted.Register(stop.Cancel);
        (await app.RunToExitCodeAsync(stop.Token)).ShouldBe(code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fault_in_the_background_is_not_a_good_end(bool underFunctions)
    {
        var app = Build(underFunctions, builder => builder.Services.AddHostedService<Faulty>());
        (await app.RunToExitCodeAsync(Cancel)).ShouldBe(1);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_not_a_good_end()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var app = Build(underFunctions: true, port: ((IPEndPoint)taken.LocalEndpoint).Port);
        (await app.RunToExitCodeAsync(Cancel)).ShouldBe(1);
    }

    private WebApplication Build(bool underFunctions, Action<WebApplicationBuilder>? configure = null, int? port = null)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" };
        if (underFunctions)
            settings["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port ?? FreePort.Next()}";
        return HostedApp.Build([], azurite.ConnectionString, settings, configure);
    }

    private sealed class Faulty(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task;
            throw new InvalidOperationException("as told");
        }
    }
}
