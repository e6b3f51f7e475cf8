using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using LoadWatch.Core.Triage;

namespace LoadWatch.Storage;

/// <summary>
/// The lists of the clinics, in the table <c>clinics</c>: rows that sort as the list does, the counts before them, what was
/// said about each runner, and the entries. All of a clinic is one partition, so that a row moves, is counted and gets its
/// entry in one transaction.
/// </summary>
public sealed class Boards(TableServiceClient service)
{
    private const string RowPrefix = "board|";
    private const string CountsKey = RowPrefix + "!";
    private const string CarePrefix = "care|";
    private const string EntryPrefix = "entry|";
    private const string WeekPrefix = "week|";
    private const int MostInATransaction = 100;
    private const int MostRaces = 20;

    private readonly LazyTable _table = new(service, "clinics");
    private readonly BoardTurns _turns = new(service);
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<Row<Care>?> FindCareAsync(string clinic, RunnerId runner, CancellationToken cancel) =>
        await _table.FindAsync(clinic, CarePrefix + runner, cancel) is { } row ? RunnerPartition.Read<Care>(row) : null;

    public async Task<BoardRow?> FindRowAsync(string clinic, Care care, CancellationToken cancel) =>
        care.Row is { } key && await _table.FindAsync(clinic, key, cancel) is { } row ? ReadRow(row) : null;

    /// <summary>A part of the list, in its order, with the counts of the whole: one query.</summary>
    public async Task<BoardPage> PageAsync(string clinic, BoardQuery query, CancellationToken cancel)
    {
        if (query.After?.StartsWith(RowPrefix, StringComparison.Ordinal) is false)
        {
            // Before the list there are rows of other kinds.
            query = query with { After = null };
        }

        var isFirst = query is { From: Attention.Pain, After: null };
        var from = query.After ?? $"{RowPrefix}{(isFirst ? "!" : $"{(int)query.From}")}";
        var filter = $"PartitionKey eq '{clinic}' and RowKey {(query.After is null ? "ge" : "gt")} '{Quoted(from)}' and RowKey lt '{RowPrefix}{(int)query.To + 1}'";
        var narrowed = filter
            + (query.Owner is { } owner ? $" and Owner eq '{Quoted(owner)}'" : "")
            + (query.NamePrefix.Length > 0 ? $" and Name ge '{Quoted(query.NamePrefix)}' and Name lt '{Quoted(query.NamePrefix)}\uffff'" : "");
        var isNarrowed = narrowed.Length > filter.Length;
        var found = await _table.FirstAsync(narrowed, query.Most + 1 + (isFirst ? 1 : 0), cancel);
        var counts = found.FirstOrDefault(row => row.RowKey == CountsKey) ?? (isFirst && !isNarrowed ? null : await _table.FindAsync(clinic, CountsKey, cancel));
        var rows = found.Where(row => row.RowKey != CountsKey).Select(ReadRow).ToArray();
        return new BoardPage([.. rows.Take(query.Most)], rows.Length > query.Most, counts is null ? BoardCounts.None : Read<BoardCounts>(counts));
    }

    /// <summary>Every row of a list, in its order.</summary>
    public async IAsyncEnumerable<BoardRow> RowsAsync(string clinic, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in _table.EachAsync($"PartitionKey eq '{clinic}' and RowKey gt '{CountsKey}' and RowKey lt 'board}}'", cancel))
        {
            yield return ReadRow(row);
        }
    }

    /// <summary>Puts a runner where the runner belongs now, with what was said, and the entry that made it so.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="found">What was said until now, as it was read; null for a runner who is new here.</param>
    /// <param name="care">What is said now.</param>
    /// <param name="row">The row.</param>
    /// <param name="order">Where the row belongs.</param>
    /// <param name="entry">What somebody did; null where nobody did anything.</param>
    /// <param name="alertIn">The first day of the week in which it counts as an alert; null where it is none.</param>
    /// <exception cref="LostRaceException">Somebody else wrote the same meanwhile: read again.</exception>
    public async Task SaveAsync(string clinic, Row<Care>? found, Care care, BoardRow row, string order, CareEntry? entry, DateOnly? alertIn, CancellationToken cancel)
    {
        var gate = _gates[(uint)string.GetHashCode(clinic, StringComparison.Ordinal) % _gates.Length];
        await gate.WaitAsync(cancel);
        try
        {
            var key = $"{RowPrefix}{order}|{row.Runner}";
            var changes = new List<TableTransactionAction> { new(TableTransactionActionType.UpsertReplace, Entity(clinic, key, row)) };
            if (found?.Value.Row is { } old && old != key)
            {
                changes.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(clinic, old), ETag.All));
            }

            var next = Entity(clinic, CarePrefix + row.Runner, care with { Row = key, Counted = row.Attention });
            changes.Add(found is null
                ? new TableTransactionAction(TableTransactionActionType.Add, next)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, next, found.Tag));
            if (found?.Value.Counted != row.Attention)
            {
                var (counted, runners) = await CountedAsync(clinic, found?.Value.Counted, row.Attention, cancel);
                changes.Add(counted);
                if (alertIn is { } week)
                {
                    changes.Add(await AlertedAsync(clinic, week, row.Attention, runners, cancel));
                }
            }

            if (entry is not null)
            {
                changes.Add(new TableTransactionAction(TableTransactionActionType.Add, Entity(clinic, EntryKey(entry), entry)));
            }

            await _table.SubmitAsync(changes, cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>
    /// Takes what a runner texted out of the list at once: out of the row, and out of its place and the counts, which tell of a
    /// pain, too. The row is made anew a moment later.
    /// </summary>
    public async Task ForgetRepliesAsync(string clinic, RunnerId runner, DateOnly today, CancellationToken cancel)
    {
        for (var race = 0; race < MostRaces && await FindCareAsync(clinic, runner, cancel) is { Value.Row: not null } care; race++)
        {
            if (await FindRowAsync(clinic, care.Value, cancel) is not { } row)
            {
                // It has just moved.
                continue;
            }

            RaisedFlag[] flags = row.Flag is { } flag ? [new RaisedFlag(flag.ToFlag(), flag.RaisedAt)] : [];
            var triaged = Triaged.Of(new Condition(today, flags, [], row.DataUntil, row.Missing is Missing.CutOff), care.Value.Review);
            try
            {
                await SaveAsync(
                    clinic,
                    care,
                    care.Value,
                    row with { Attention = triaged.Attention, Since = triaged.Since, Pain = null, RoutineOn = null, SharesReplies = false },
                    triaged.Order,
                    null,
                    null,
                    cancel);
                return;
            }
            catch (LostRaceException)
            {
                // It is being made anew, perhaps from what was read before.
            }
        }
    }

    /// <summary>Takes a runner off a clinic's list, with all that was said there, and the note of when to look again.</summary>
    public async Task RemoveAsync(string clinic, RunnerId runner, CancellationToken cancel)
    {
        while (await FindCareAsync(clinic, runner, cancel) is { } care)
        {
            var changes = new List<TableTransactionAction> { new(TableTransactionActionType.Delete, new TableEntity(clinic, care.Key), care.Tag) };
            if (care.Value.Row is { } row && await _table.FindAsync(clinic, row, cancel) is not null)
            {
                changes.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(clinic, row), ETag.All));
            }

            try
            {
                if (care.Value.TurnsAt is { } turn)
                {
                    // First: nothing else knows where it is.
                    await _turns.CrossOutAsync(new BoardDue(clinic, runner.Value), turn, cancel);
                }

                if (care.Value.Counted is { } counted)
                {
                    changes.Add((await CountedAsync(clinic, counted, null, cancel)).Change);
                }

                await _table.SubmitAsync(changes, cancel);
            }
            catch (LostRaceException)
            {
                // Somebody has just written something there: that goes, too.
            }
        }

        while (await _table.FirstAsync(EntriesOf(clinic, runner), MostInATransaction, cancel) is { Count: > 0 } entries)
        {
            try
            {
                await _table.SubmitAsync([.. entries.Select(entry => new TableTransactionAction(TableTransactionActionType.Delete, entry, ETag.All))], cancel);
            }
            catch (LostRaceException)
            {
                // Somebody else deletes them as well: what is left is seen by looking again.
            }
        }
    }

    /// <summary>What was done about a runner, oldest first.</summary>
    public async Task<IReadOnlyList<CareEntry>> EntriesAsync(string clinic, RunnerId runner, CancellationToken cancel) =>
        [.. (await _table.QueryAsync(EntriesOf(clinic, runner), cancel)).Select(Read<CareEntry>)];

    /// <summary>
    /// Changes of entries what they keep of a platform's data, to go back to: nothing else of an entry is ever changed. One that
    /// is being deleted stays deleted.
    /// </summary>
    public async Task ForgetInEntriesAsync(string clinic, RunnerId runner, Func<Review, Review> onlyOf, CancellationToken cancel)
    {
        foreach (var row in await _table.QueryAsync(EntriesOf(clinic, runner), cancel))
        {
            if (Read<CareEntry>(row) is { Before: { Review: { } review } before } entry && onlyOf(review) is var left && !left.Equals(review))
            {
                try
                {
                    await _table.ReplaceAsync(Entity(clinic, row.RowKey, entry with { Before = before with { Review = left } }), row.ETag, cancel);
                }
                catch (LostRaceException)
                {
                    // Deleted with its runner, or forgotten by somebody else.
                }
            }
        }
    }

    /// <summary>What was done about all runners since an instant, in no order.</summary>
    public async IAsyncEnumerable<CareEntry> EntriesSinceAsync(string clinic, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in _table.EachAsync(
            $"PartitionKey eq '{clinic}' and RowKey gt '{EntryPrefix}' and RowKey lt 'entry}}' and At ge datetime'{since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}'", cancel))
        {
            yield return Read<CareEntry>(row);
        }
    }

    /// <summary>The runners of a clinic's list, after one of them, in order of their ids.</summary>
    public async Task<IReadOnlyList<RunnerId>> RunnersAfterAsync(string clinic, string? after, int most, CancellationToken cancel) =>
        [.. (await _table.FirstAsync($"PartitionKey eq '{clinic}' and RowKey gt '{CarePrefix}{after}' and RowKey lt 'care}}'", most, cancel))
            .Select(row => new RunnerId(row.RowKey[CarePrefix.Length..]))];

    /// <summary>How often runners came to the head of the list, of the weeks from a day on; a week without is not among them.</summary>
    public async Task<IReadOnlyList<AlertCounts>> AlertsAsync(string clinic, DateOnly from, CancellationToken cancel) =>
        [.. (await _table.QueryAsync($"PartitionKey eq '{clinic}' and RowKey ge '{WeekKey(from)}' and RowKey lt 'week}}'", cancel)).Select(Read<AlertCounts>)];

    private async Task<(TableTransactionAction Change, int Runners)> CountedAsync(string clinic, Attention? before, Attention? after, CancellationToken cancel)
    {
        var found = await _table.FindAsync(clinic, CountsKey, cancel);
        var counts = found is null ? BoardCounts.None : Read<BoardCounts>(found);
        counts = before is { } left ? counts.With(left, -1) : counts;
        counts = after is { } joined ? counts.With(joined, 1) : counts;
        return (Written(found, Entity(clinic, CountsKey, counts)), counts.Total);
    }

    private async Task<TableTransactionAction> AlertedAsync(string clinic, DateOnly week, Attention attention, int runners, CancellationToken cancel)
    {
        var found = await _table.FindAsync(clinic, WeekKey(week), cancel);
        var counts = found is null ? AlertCounts.None(week) : Read<AlertCounts>(found);
        return Written(found, Entity(clinic, WeekKey(week), counts.With(attention, runners)));
    }

    /// <summary>A row that must still be as it was found, or must still not be there.</summary>
    private static TableTransactionAction Written(TableEntity? found, TableEntity next) => found is null
        ? new TableTransactionAction(TableTransactionActionType.Add, next)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, next, found.ETag);

    private static string WeekKey(DateOnly firstDay) => $"{WeekPrefix}{Keys.Date(firstDay)}";

    private static string EntriesOf(string clinic, RunnerId runner) =>
        $"PartitionKey eq '{clinic}' and RowKey gt '{EntryPrefix}{runner}|' and RowKey lt '{EntryPrefix}{runner}}}'";

    private static string EntryKey(CareEntry entry) => $"{EntryPrefix}{entry.Runner}|{entry.Id}";

    private static string Quoted(string value) => value.Replace("'", "''", StringComparison.Ordinal);

    private static BoardRow ReadRow(TableEntity row) => Read<BoardRow>(row) with { Key = row.RowKey };

    private static T Read<T>(TableEntity row) => StorageJson.Read<T>(row.GetString("Data"), $"Row '{row.RowKey}'");

    /// <summary>What can be asked for stands in columns of its own.</summary>
    private static TableEntity Entity<T>(string clinic, string key, T value)
    {
        var entity = new TableEntity(clinic, key) { ["Data"] = StorageJson.Write(value) };
        if (value is BoardRow row)
        {
            (entity["Owner"], entity["Name"]) = (row.Owner ?? "", row.Name.ToLowerInvariant());
        }
        else if (value is CareEntry entry)
        {
            entity["At"] = entry.At;
        }

        return entity;
    }
}
