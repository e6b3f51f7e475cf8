using Azure;
using Azure.Data.Tables;
using LoadWatch.Storage.Scanning;
using LoadWatch.Telemetry;

namespace LoadWatch.Storage;

/// <summary>Somebody else wrote the same rows meanwhile: read again and start over.</summary>
public sealed class LostRaceException(Exception inner) : Exception("Somebody else wrote the same rows meanwhile.", inner);

/// <summary>The table <c>runners</c>: one partition a runner, so that what belongs together is saved together and deleted together.</summary>
public sealed class Runners(TableServiceClient service, Instruments instruments)
{
    internal const string TableName = "runners";

    private const int MostInATransaction = 100;

    private readonly LazyTable _table = new(service, TableName);

    /// <summary>Reads a runner: all rows but runs before <paramref name="runsFrom"/>, in one range query.</summary>
    public async Task<RunnerPartition> ReadAsync(RunnerId id, DateOnly runsFrom, CancellationToken cancel) =>
        new(id, await _table.QueryAsync(
            $"PartitionKey eq '{id.Value}' and (RowKey lt '{Keys.Kind.Run}|' or RowKey ge '{Keys.RunsFrom(runsFrom)}')", cancel));

    /// <summary>Saves an assessment: all rows together, and only if nobody else has saved one since the partition was read.</summary>
    /// <exception cref="LostRaceException">Somebody has.</exception>
    public async Task SaveAsync(RunnerChanges changes, CancellationToken cancel)
    {
        var id = changes.Partition.Id.Value;
        var head = new TableEntity(id, Keys.Head);
        var last = new List<TableTransactionAction>(changes.Together)
        {
            changes.Partition.Head is { } tag
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, head, tag)
                : new TableTransactionAction(TableTransactionActionType.Add, head),
        };
        var room = MostInATransaction - last.Count;
        if (room < 0)
        {
            throw new InvalidOperationException($"{last.Count} rows of runner {id} cannot be saved together: {MostInATransaction} at most.");
        }

        foreach (var chunk in changes.Early.Skip(room).Chunk(MostInATransaction))
        {
            await _table.SubmitAsync(chunk, cancel);
        }

        last.AddRange(changes.Early.Take(room));
        await _table.SubmitAsync(last, cancel);
        foreach (var (found, text) in changes.Texts)
        {
            Count(found, text);
        }
    }

    /// <summary>Saves a link alone (its tokens, its lease).</summary>
    /// <returns>The link as it now stands.</returns>
    /// <exception cref="LostRaceException">Somebody wrote it since it was read.</exception>
    public async Task<Row<PlatformLink>> SaveLinkAsync(RunnerId id, Row<PlatformLink> found, PlatformLink link, CancellationToken cancel) =>
        found with { Value = link, Tag = await _table.ReplaceAsync(Entity(id, found.Key, link), found.Tag, cancel) };

    /// <summary>Whether a fault is the storage's own, and may pass.</summary>
    public static bool IsTrouble(Exception fault) => fault is RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or AggregateException;

    public async Task<Row<PlatformLink>?> FindLinkAsync(RunnerId id, string platform, string account, CancellationToken cancel) =>
        await FindAsync<PlatformLink>(id, Keys.Link(platform, account), cancel);

    public async Task<Row<Text>?> FindTextAsync(RunnerId id, string text, CancellationToken cancel) =>
        await FindAsync<Text>(id, Keys.Text(text), cancel);

    /// <summary>Saves a text's new state.</summary>
    /// <exception cref="LostRaceException">The text has moved on since it was read.</exception>
    public async Task<Row<Text>> SaveTextAsync(RunnerId id, Row<Text> found, Text text, CancellationToken cancel)
    {
        var saved = found with { Value = text, Tag = await _table.ReplaceAsync(Entity(id, found.Key, text, found.GoneBy), found.Tag, cancel) };
        Count(found.Value, text);
        return saved;
    }

    /// <summary>Saves a text's new state and another text that it makes due, both or neither.</summary>
    /// <exception cref="LostRaceException">The text has moved on since it was read, or the other one exists already.</exception>
    public async Task SaveTextAsync(RunnerId id, Row<Text> found, Text text, Text next, CancellationToken cancel)
    {
        await _table.SubmitAsync(
            [
                new TableTransactionAction(TableTransactionActionType.UpdateReplace, Entity(id, found.Key, text, found.GoneBy), found.Tag),
                new TableTransactionAction(TableTransactionActionType.Add, Entity(id, Keys.Text(next.Id), next, found.GoneBy)),
            ],
            cancel);
        Count(found.Value, text);
    }

    public async Task<Profile?> FindProfileAsync(RunnerId id, CancellationToken cancel) =>
        (await FindAsync<Profile>(id, Keys.Profile, cancel))?.Value;

    /// <summary>Creates a runner or replaces the profile.</summary>
    public Task PutProfileAsync(RunnerId id, Profile profile, CancellationToken cancel) => _table.PutAsync(Entity(id, Keys.Profile, profile), cancel);

    /// <summary>Changes a profile, whatever else is changed of it meanwhile.</summary>
    /// <returns>The profile as it now stands; null where there is no such runner.</returns>
    public async Task<Profile?> ChangeProfileAsync(RunnerId id, Func<Profile, Profile> change, CancellationToken cancel)
    {
        while (await FindAsync<Profile>(id, Keys.Profile, cancel) is { } found)
        {
            var changed = change(found.Value);
            try
            {
                await _table.ReplaceAsync(Entity(id, Keys.Profile, changed), found.Tag, cancel);
                return changed;
            }
            catch (LostRaceException)
            {
                // Somebody else changed it: look at it as it is now.
            }
        }

        return null;
    }

    /// <summary>Keeps a new text.</summary>
    /// <exception cref="LostRaceException">There is one of this id.</exception>
    public Task AddAsync(RunnerId id, Text text, DateTimeOffset? goneBy, CancellationToken cancel) =>
        _table.AddAsync(Entity(id, Keys.Text(text.Id), text, goneBy), cancel);

    /// <summary>Keeps what a runner texted, before it is understood.</summary>
    /// <exception cref="LostRaceException">It is kept already: the carrier has delivered it twice.</exception>
    public Task AddAsync(RunnerId id, Said said, DateTimeOffset goneBy, CancellationToken cancel) =>
        _table.AddAsync(Entity(id, Keys.Said(said.Sid), said, goneBy), cancel);

    public async Task<Row<Said>?> FindSaidAsync(RunnerId id, string sid, CancellationToken cancel) => await FindAsync<Said>(id, Keys.Said(sid), cancel);

    /// <summary>Keeps a new email.</summary>
    /// <exception cref="LostRaceException">There is one of this id.</exception>
    public Task AddAsync(RunnerId id, Mail mail, DateTimeOffset goneBy, CancellationToken cancel) => _table.AddAsync(MailRow.Entity(id, mail, goneBy), cancel);

    public async Task<Row<Mail>?> FindMailAsync(RunnerId id, string mail, CancellationToken cancel) =>
        await _table.FindAsync(id.Value, Keys.Mail(mail), cancel) is { } row ? MailRow.Read(row) : null;

    /// <exception cref="LostRaceException">The mail has moved on since it was read.</exception>
    public async Task<Row<Mail>> SaveMailAsync(RunnerId id, Row<Mail> found, Mail mail, CancellationToken cancel) =>
        found with { Value = mail, Tag = await _table.ReplaceAsync(MailRow.Entity(id, mail, found.GoneBy), found.Tag, cancel) };

    public async Task<Row<PhoneCode>?> FindPhoneCodeAsync(RunnerId id, CancellationToken cancel) => await FindAsync<PhoneCode>(id, Keys.PhoneCode, cancel);

    /// <summary>Keeps a code; it takes the place of any earlier one.</summary>
    public Task PutAsync(RunnerId id, PhoneCode code, CancellationToken cancel) =>
        _table.PutAsync(Entity(id, Keys.PhoneCode, code, code.Until), cancel);

    /// <exception cref="LostRaceException">Somebody else has tried meanwhile.</exception>
    public Task SavePhoneCodeAsync(RunnerId id, Row<PhoneCode> found, PhoneCode code, CancellationToken cancel) =>
        _table.ReplaceAsync(Entity(id, found.Key, code, code.Until), found.Tag, cancel);

    public Task DeletePhoneCodeAsync(RunnerId id, CancellationToken cancel) => _table.DeleteAsync(id.Value, Keys.PhoneCode, cancel);

    /// <summary>Keeps a yes, or its end; an earlier yes of the same kind stays as it was.</summary>
    public Task PutConsentAsync(RunnerId id, Consent consent, CancellationToken cancel) =>
        _table.PutAsync(Entity(id, Keys.Consent(consent), consent), cancel);

    public Task PutLinkAsync(RunnerId id, PlatformLink link, CancellationToken cancel) =>
        _table.PutAsync(Entity(id, Keys.Link(link.Platform, link.Account), link), cancel);

    /// <summary>Records that nothing may be sent to a runner's number any more.</summary>
    public Task StopTextsAsync(RunnerId id, string because, CancellationToken cancel) =>
        ChangeProfileAsync(id, profile => profile with { NoTextsBecause = because }, cancel);

    /// <summary>Records that a mail server refuses a runner's address for good: no summary goes there until it is confirmed anew.</summary>
    public Task RefuseEmailAsync(RunnerId id, string address, string why, CancellationToken cancel) => ChangeProfileAsync(
        id, profile => profile.Email == address ? profile with { EmailVerifiedAt = null, EmailRefused = why } : profile, cancel);

    /// <summary>Deletes all that is kept of a runner.</summary>
    /// <returns>How many rows there were.</returns>
    public Task<int> DeleteAsync(RunnerId id, CancellationToken cancel) => _table.DeletePartitionAsync(id.Value, cancel);

    /// <summary>Deletes rows of one kind.</summary>
    public async Task DeleteAsync<T>(RunnerId id, IEnumerable<Row<T>> rows, CancellationToken cancel)
    {
        foreach (var chunk in rows.Chunk(MostInATransaction))
        {
            await _table.SubmitAsync(
                [.. chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(id.Value, row.Key), ETag.All))], cancel);
        }
    }

    /// <summary>Deletes a link as it was last saved.</summary>
    /// <exception cref="LostRaceException">Somebody wrote it since.</exception>
    public Task DeleteLinkAsync(RunnerId id, Row<PlatformLink> link, CancellationToken cancel) => _table.SubmitAsync(
        [new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(id.Value, link.Key), link.Tag)], cancel);

    /// <exception cref="LostRaceException">The row has been renewed.</exception>
    public Task DeleteAsync(DueRow row, CancellationToken cancel) => _table.SubmitAsync(
        [new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(row.Entity.PartitionKey, row.Entity.RowKey), row.Entity.ETag)], cancel);

    /// <summary>The next consents of a kind of a scan, whether they hold or not, each with its runner.</summary>
    public Task<ScanPage<(RunnerId Runner, Consent Consent)>> ConsentsAsync(string kind, ScanStep step, CancellationToken cancel) => _table.PageAsync(
        ScanFilter.In(step, $"RowKey ge 'consent|{kind}|' and RowKey lt 'consent|{kind}}}'"),
        step,
        row => (new RunnerId(row.PartitionKey), RunnerPartition.Read<Consent>(row).Value),
        cancel);

    /// <summary>The next rows of a scan that must be gone before an instant.</summary>
    public Task<ScanPage<DueRow>> DueToGoAsync(DateTimeOffset before, ScanStep step, CancellationToken cancel) =>
        _table.PageAsync(ScanFilter.In(step, $"GoneBy lt {ScanFilter.Instant(before)}"), step, row => new DueRow(row), cancel);

    /// <summary>A text is counted when it is settled: here, where every change of one is saved, and only once it is.</summary>
    private void Count(Text found, Text text)
    {
        if (text.IsSettled && !found.IsSettled)
        {
            instruments.TextSettled($"{text.State}".ToLowerInvariant(), text.KindName, Blame.Of(text));
        }
    }

    private async Task<Row<T>?> FindAsync<T>(RunnerId id, string key, CancellationToken cancel) =>
        await _table.FindAsync(id.Value, key, cancel) is { } row ? RunnerPartition.Read<T>(row) : null;

    private static TableEntity Entity<T>(RunnerId id, string key, T value, DateTimeOffset? goneBy = null) => RunnerChanges.Entity(id, key, value, goneBy);
}

/// <summary>A row whose time has come.</summary>
public sealed class DueRow
{
    internal DueRow(TableEntity entity) => Entity = entity;

    internal TableEntity Entity { get; }

    public RunnerId Runner => new(Entity.PartitionKey);

    /// <summary>The text, where the row is one.</summary>
    public Row<Text>? AsText() => Keys.KindOf(Entity.RowKey) == Keys.Kind.Text ? RunnerPartition.Read<Text>(Entity) : null;
}
