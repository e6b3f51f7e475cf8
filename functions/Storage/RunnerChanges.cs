using Azure;
using Azure.Data.Tables;
using LoadWatch.Core.Running;

namespace LoadWatch.Storage;

/// <summary>Rows of one runner's partition to be written together.</summary>
public sealed class RunnerChanges(RunnerPartition partition)
{
    private readonly List<TableTransactionAction> _early = [];
    private readonly List<TableTransactionAction> _together = [];
    private readonly List<(Text Found, Text Text)> _texts = [];

    internal RunnerPartition Partition => partition;

    /// <summary>Rows that may be written before the rest, should there be more than one transaction can hold.</summary>
    internal IReadOnlyList<TableTransactionAction> Early => _early;

    /// <summary>Rows that must be written all or none.</summary>
    internal IReadOnlyList<TableTransactionAction> Together => _together;

    /// <summary>Texts whose state changes, with what they were.</summary>
    internal IReadOnlyList<(Text Found, Text Text)> Texts => _texts;

    public bool IsEmpty => _early.Count + _together.Count == 0;

    public void Put(PlatformLink link, ETag? found = null) => Add(Keys.Link(link.Platform, link.Account), link, null, found);

    public void Put(Row<Profile> found, Profile profile) => Add(found.Key, profile, null, found.Tag);

    public void Put(Consent consent) => Add(Keys.Consent(consent), consent, null);

    public void Put(Row<Said> found, Said said) => Add(found.Key, said, found.GoneBy, found.Tag);

    /// <param name="withText">Whether the run has just arrived and may text; what is told of others is found again by the next read.</param>
    public void PutRun(Run run, DateTimeOffset? goneBy, bool withText) =>
        Set(withText ? _together : _early, Upsert(Entity(Keys.Run(run.Day, run.Id), StoredRun.Of(run), goneBy), null));

    /// <param name="withText">Whether a text goes with it; nothing is lost if another flag is written a moment before the rest.</param>
    public void PutFlag(StoredFlag flag, DateTimeOffset? goneBy, bool withText)
    {
        var key = Keys.Flag(flag.Day, flag.Rule, flag.ToFlag().Run);
        Set(withText ? _together : _early, Upsert(Entity(key, flag, goneBy), null));
    }

    /// <summary>A new text; writing it fails if it exists already.</summary>
    public void Add(Text text, DateTimeOffset? goneBy) => Set(
        _together, new TableTransactionAction(TableTransactionActionType.Add, Entity(Keys.Text(text.Id), text, goneBy)));

    /// <summary>Another state of a text; writing it fails if the text has moved on since it was read.</summary>
    public void Replace(Row<Text> found, Text text)
    {
        Set(_together, Upsert(Entity(found.Key, text, found.GoneBy), found.Tag));
        _texts.RemoveAll(other => other.Found.Id == text.Id);
        _texts.Add((found.Value, text));
    }

    public void Delete<T>(Row<T> row) => Set(
        _early, new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition.Id.Value, row.Key), ETag.All));

    private void Add<T>(string key, T value, DateTimeOffset? goneBy, ETag? found = null) =>
        Set(_together, Upsert(Entity(key, value, goneBy), found));

    /// <summary>A transaction takes a row once: what is said of it last holds.</summary>
    private void Set(List<TableTransactionAction> list, TableTransactionAction action)
    {
        _early.RemoveAll(IsSameRow);
        _together.RemoveAll(IsSameRow);
        list.Add(action);

        bool IsSameRow(TableTransactionAction other) => other.Entity.RowKey == action.Entity.RowKey;
    }

    private TableEntity Entity<T>(string key, T value, DateTimeOffset? goneBy) => Entity(partition.Id, key, value, goneBy);

    internal static TableEntity Entity<T>(RunnerId id, string key, T value, DateTimeOffset? goneBy)
    {
        var entity = new TableEntity(id.Value, key) { ["Data"] = StorageJson.Write(value) };
        if (goneBy is { } instant)
        {
            entity["GoneBy"] = instant;
        }

        return entity;
    }

    private static TableTransactionAction Upsert(TableEntity entity, ETag? found) => found is { } tag
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, tag)
        : new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity);
}
