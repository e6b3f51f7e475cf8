using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace LoadWatch.Storage.Backups;

/// <summary>The file of one table: a row a line. Only its owner may read it.</summary>
internal static class BackupFile
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    public static string PathOf(string folder, string table) => Path.Combine(folder, table + ".jsonl");

    /// <summary>A new file that only its owner may read and write.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Writes the rows as they come; no more than a page of them is in memory.</summary>
    public static async Task<BackupTable> WriteAsync(string folder, string table, IAsyncEnumerable<TableEntity> rows, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new ArrayBufferWriter<byte>();
        var count = 0L;
        await using (var file = Create(PathOf(folder, table)))
        {
            await foreach (var row in rows.WithCancellation(cancel))
            {
                line.ResetWrittenCount();
                RowJson.Write(row, line);
                line.Write(NewLine);
                hash.AppendData(line.WrittenSpan);
                await file.WriteAsync(line.WrittenMemory, cancel);
                count++;
            }
        }

        return new BackupTable(table, count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Reads the whole file and compares it with what the manifest says.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static async Task CheckAsync(string folder, BackupTable table, CancellationToken cancel)
    {
        var path = PathOf(folder, table.Name);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path} is missing: the backup is not whole. Nothing was restored.");
        }

        await using var file = File.OpenRead(path);
        if (!string.Equals(Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)), table.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"{path} is not what the backup wrote (its SHA-256 differs from the manifest's). Nothing was restored.");
        }
    }

    /// <summary>The rows, in the order of the file.</summary>
    /// <exception cref="InvalidDataException">A line is no row; the message says which.</exception>
    public static async IAsyncEnumerable<(TableEntity Row, int Bytes)> ReadAsync(
        string folder, string table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var path = PathOf(folder, table);
        using var reader = new StreamReader(path, Encoding.UTF8);
        for (var number = 1; await reader.ReadLineAsync(cancel) is { } line; number++)
        {
            yield return (RowJson.Read(line, $"{path}, line {number}"), line.Length);
        }
    }
}
