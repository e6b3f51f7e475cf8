using System.Text.RegularExpressions;
using Cronos;

namespace LoadWatch.Hosting;

/// <summary>
/// Work that something other than a web request starts. The run gets a scope of its own, the text of the message
/// (empty for a schedule) and a token. Return means done, throw means try again.
/// </summary>
public sealed record Trigger(string Name, Fires On, Func<IServiceProvider, string, CancellationToken, Task> Run);

/// <summary>What starts a <see cref="Trigger"/>.</summary>
public abstract record Fires
{
    private Fires()
    {
    }

    /// <summary>Each message of a storage queue. The name is the queue's.</summary>
    public sealed record Queue(string Name) : Fires;

    /// <summary>A clock, in UTC. The expression has six fields, seconds first, as Azure Functions writes it.</summary>
    public sealed record Schedule(string Cron) : Fires
    {
        internal CronExpression Expression { get; } = CronExpression.Parse(Cron, CronFormat.IncludeSeconds);
    }
}

internal static partial class TriggerRules
{
    /// <summary>Names are addresses (<c>POST /{Name}</c>) and folders: they must be plain and differ by more than case.</summary>
    public static IReadOnlyList<Trigger> Checked(this IReadOnlyList<Trigger> triggers)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var trigger in triggers)
        {
            if (!FunctionName.IsMatch(trigger.Name))
                throw new ArgumentException($"'{trigger.Name}' cannot be the name of a function.", nameof(triggers));
            if (!seen.Add(trigger.Name))
                throw new ArgumentException($"Two triggers are named '{trigger.Name}'.", nameof(triggers));
        }

        return triggers;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,126}$", RegexOptions.CultureInvariant)]
    private static partial Regex FunctionName { get; }
}
