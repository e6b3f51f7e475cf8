using System.IO.MemoryMappedFiles;

namespace LoadWatch.Sandbox.Storm;

/// <summary>
/// The wall clock of several processes, so much ahead of the machine's as a file says: it can be set while they run. Timers run
/// on as they do when a real clock is set.
/// </summary>
internal sealed class StormClock : TimeProvider, IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _ahead;

    private readonly bool _isOurs;

    private StormClock(string path, bool isOurs)
    {
        (FileName, _isOurs) = (path, isOurs);
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open);
        _ahead = _file.CreateViewAccessor(0, sizeof(long));
    }

    /// <summary>Where another process finds it.</summary>
    public string FileName { get; }

    /// <summary>How far it is ahead.</summary>
    public TimeSpan Ahead
    {
        get => new(_ahead.ReadInt64(0));
        set => _ahead.Write(0, value.Ticks);
    }

    /// <summary>A clock of its own file, which shows this instant now.</summary>
    public static StormClock Showing(DateTimeOffset now)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, new byte[sizeof(long)]);
        return new StormClock(path, isOurs: true) { Ahead = now - System.GetUtcNow() };
    }

    /// <summary>The clock of another process.</summary>
    public static StormClock Open(string path) => new(path, isOurs: false);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    public void Dispose()
    {
        _ahead.Dispose();
        _file.Dispose();
        if (_isOurs)
        {
            File.Delete(FileName);
        }
    }
}
