using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoadWatch.Storage.Backups;

/// <summary>What a backup holds; written last, so that a folder without it is no backup.</summary>
/// <param name="Format">The version of the files' format.</param>
/// <param name="BegunAt">When reading began: nothing later is sure to be in it.</param>
/// <param name="EndedAt">When reading ended.</param>
/// <param name="Tables">The tables, in the order in which they were read.</param>
/// <param name="Waiting">Messages that waited in queues; they are not in it.</param>
public sealed record BackupManifest(
    int Format, DateTimeOffset BegunAt, DateTimeOffset EndedAt, IReadOnlyList<BackupTable> Tables, IReadOnlyList<WaitingMessages> Waiting)
{
    public const int CurrentFormat = 1;
    public const string FileName = "manifest.json";

    /// <summary>Reads the manifest of a folder.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is not one that this version reads.</exception>
    public static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{folder} holds no {FileName}: it is no backup, or one that did not come to its end.");
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllText(path), BackupJson.Default.BackupManifest);
            return manifest is { Format: CurrentFormat, Tables: not null }
                ? manifest
                : throw new InvalidDataException($"{path} is of format {manifest?.Format}; this version reads {CurrentFormat}.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{path} cannot be read: {broken.Message}", broken);
        }
    }

    /// <summary>Writes it at once and whole.</summary>
    public void Write(string folder)
    {
        var path = Path.Combine(folder, FileName);
        using (var file = BackupFile.Create(path + ".new"))
        {
            JsonSerializer.Serialize(file, this, BackupJson.Default.BackupManifest);
        }

        File.Move(path + ".new", path);
    }
}

/// <summary>A table in a backup.</summary>
/// <param name="Name">Its name; the file is <c>NAME.jsonl</c>.</param>
/// <param name="Rows">How many rows, one a line.</param>
/// <param name="Sha256">Of the file, in hexadecimal.</param>
public sealed record BackupTable(string Name, long Rows, string Sha256);

/// <summary>Messages of a queue.</summary>
public sealed record WaitingMessages(string Queue, int Messages);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
