using LoadWatch.Storage;

namespace LoadWatch.Commands;

/// <summary>A look by a command at a runner's data: the runner reads of it as of a clinician's. It is written down before anything is printed.</summary>
internal static class OperatorLooks
{
    /// <summary>Where a clinician's clinic stands.</summary>
    private const string House = "LoadWatch";

    public static Access At(AccessKind kind, IServiceProvider services) =>
        new(Guid.NewGuid().ToString("N"), services.GetRequiredService<TimeProvider>().GetUtcNow(), House, AuditEntry.Operator, kind);
}
