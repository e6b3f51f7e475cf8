using System.IO.Compression;

namespace LoadWatch.Commands.Replay.Reading;

/// <summary>
/// Finds the table of activities: the file itself, or the one in a zip or a folder. A zip may be of any size, for it holds
/// every recording and photo as well; of it only the table is read.
/// </summary>
internal static class HistoryFile
{
    /// <summary>200 MB of activities are some two hundred years of them.</summary>
    public const long MostBytes = 200_000_000;

    public const string TooLarge = "The table of activities is larger than 200 MB; LoadWatch reads no more than that.";

    private const string Table = "activities.csv";

    private static ReadOnlySpan<byte> ZipMark => "PK"u8;

    /// <summary>Opens the table.</summary>
    /// <exception cref="UnreadableHistoryException">There is none.</exception>
    public static Stream Open(string path)
    {
        try
        {
            return OpenTable(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new UnreadableHistoryException($"{path} cannot be read: {e.Message}");
        }
    }

    private static Stream OpenTable(string path)
    {
        if (Directory.Exists(path))
        {
            return OpenFolder(path);
        }

        if (!File.Exists(path))
        {
            throw new UnreadableHistoryException($"{path} is not there: expected a file, a zip or a folder.");
        }

        var file = File.OpenRead(path);
        if (file.Length == 0)
        {
            file.Dispose();
            throw new UnreadableHistoryException($"{path} is empty.");
        }

        if (IsZip(file))
        {
            return OpenZip(file, path);
        }

        if (file.Length > MostBytes)
        {
            file.Dispose();
            throw new UnreadableHistoryException(TooLarge);
        }

        return file;
    }

    private static Stream OpenFolder(string path)
    {
        var table = Directory.EnumerateFiles(path).FirstOrDefault(file => IsTable(Path.GetFileName(file)))
            ?? throw new UnreadableHistoryException($"The folder {path} holds no {Table}: expected the folder of a Strava export.");
        return OpenTable(table);
    }

    private static Stream OpenZip(FileStream file, string path)
    {
        var zip = new ZipArchive(file, ZipArchiveMode.Read);
        var table = zip.Entries
            .Where(entry => IsTable(entry.Name) && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
            .OrderBy(entry => entry.FullName.Length).FirstOrDefault();
        if (table is null)
        {
            zip.Dispose();
            throw new UnreadableHistoryException($"The zip {path} holds no {Table}: expected the zip of a Strava export.");
        }

        return new BoundedStream(table.Open(), zip, MostBytes);
    }

    private static bool IsTable(string name) => name.Equals(Table, StringComparison.OrdinalIgnoreCase);

    private static bool IsZip(FileStream file)
    {
        Span<byte> start = stackalloc byte[4];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == start.Length && start[..2].SequenceEqual(ZipMark) && start[2] < 9 && start[3] < 9;
    }
}
