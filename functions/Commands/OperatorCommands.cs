using LoadWatch.Storage;
using Microsoft.Extensions.Options;

namespace LoadWatch.Commands;

/// <summary>What the commands of an operator share: the services of the deployment, and a sentence where something is wrong.</summary>
internal static class OperatorCommands
{
    /// <summary>Acts, and says in a sentence what is wrong with what was typed or configured.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ActAsync(Func<IServiceProvider, Task> act)
    {
        try
        {
            await using var services = Services();
            await using var scope = services.CreateAsyncScope();
            await act(scope.ServiceProvider);
            return 0;
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    private static ServiceProvider Services()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (!StorageOptions.IsGiven(configuration))
        {
            configuration = new ConfigurationBuilder()
                .AddConfiguration(configuration)
                .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [StorageOptions.Section] = ConnectionFile.Read() })
                .Build();
        }

        return new ServiceCollection().AddLogging().AddSingleton(configuration).AddLoadWatch(configuration).BuildServiceProvider();
    }
}
