using LoadWatch.Storage;

namespace LoadWatch.Commands;

/// <summary>What the commands of an operator share: the services of the deployment, and a sentence where something is wrong.</summary>
internal static class OperatorCommands
{
    /// <summary>Acts, and says in a sentence what is wrong with what was typed or configured.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> ActAsync(Func<IServiceProvider, Task> act) => ActAsync(async services =>
    {
        await act(services);
        return 0;
    });

    /// <summary>The same, for what has an exit code of its own.</summary>
    public static async Task<int> ActAsync(Func<IServiceProvider, Task<int>> act)
    {
        try
        {
            await using var services = Services();
            await using var scope = services.CreateAsyncScope();
            return await act(scope.ServiceProvider);
        }
        catch (Exception wrong) when (Faults.Say(wrong) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
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
