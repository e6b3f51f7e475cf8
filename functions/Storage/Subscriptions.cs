using System.Globalization;
using Azure.Data.Tables;

namespace LoadWatch.Storage;

/// <summary>Runners whose weeks begin at the same instant.</summary>
/// <param name="Zone">An IANA name.</param>
/// <param name="WeekStart">The first day of their weeks.</param>
/// <param name="PlannedFor">The day for which their summaries were last planned; null for none yet.</param>
public sealed record SubscriberGroup(string Zone, DayOfWeek WeekStart, DateOnly? PlannedFor);

/// <summary>
/// The table <c>subscriptions</c>: who may be due for a weekly email when, so that planning looks at those and not at every
/// runner. An entry is a hint: what holds is asked of the runner before anything is written. One too many does no harm.
/// </summary>
public sealed class Subscriptions(TableServiceClient service)
{
    /// <summary>Into how many parts a group is divided, by the first digit of the runner's id.</summary>
    public const int Shards = 16;

    internal const string TableName = "subscriptions";
    internal const string Groups = "groups";
    internal const string Zone = "Zone";
    internal const string PlannedFor = "PlannedFor";
    internal const string DayFormat = "yyyy-MM-dd";

    private readonly LazyTable _table = new(service, TableName);

    /// <summary>Enters a runner under the zone and the week of the profile.</summary>
    public async Task EnterAsync(RunnerId id, Profile profile, CancellationToken cancel)
    {
        var group = GroupKey(profile.Zone, profile.WeekStart);
        if (await _table.FindAsync(Groups, group, cancel) is null)
        {
            try
            {
                await _table.AddAsync(new TableEntity(Groups, group) { [Zone] = profile.Zone, ["WeekStart"] = profile.WeekStart.ToString() }, cancel);
            }
            catch (LostRaceException)
            {
                // Another runner of the group came at the same moment.
            }
        }

        await _table.PutAsync(new TableEntity(Partition(profile.Zone, profile.WeekStart, ShardOf(id)), id.Value), cancel);
    }

    /// <summary>Takes a runner out of the group of a profile.</summary>
    public Task LeaveAsync(RunnerId id, Profile profile, CancellationToken cancel) =>
        _table.DeleteAsync(Partition(profile.Zone, profile.WeekStart, ShardOf(id)), id.Value, cancel);

    /// <summary>
    /// Moves a runner whose zone or week changes, if entered. To be called before the new profile is saved, so that there is never a
    /// moment without the right entry; the old one stays and does no harm until <see cref="LeaveAsync"/>.
    /// </summary>
    public async Task MoveAsync(RunnerId id, Profile from, Profile to, CancellationToken cancel)
    {
        var before = Partition(from.Zone, from.WeekStart, ShardOf(id));
        if (before != Partition(to.Zone, to.WeekStart, ShardOf(id)) && await _table.FindAsync(before, id.Value, cancel) is not null)
        {
            await EnterAsync(id, to, cancel);
        }
    }

    public async Task<IReadOnlyList<SubscriberGroup>> GroupsAsync(CancellationToken cancel) =>
        [.. (await _table.QueryAsync($"PartitionKey eq '{Groups}'", cancel)).Select(row => new SubscriberGroup(
            row.GetString(Zone),
            Enum.Parse<DayOfWeek>(row.GetString("WeekStart")),
            row.GetString(PlannedFor) is { } day ? DateOnly.ParseExact(day, DayFormat, CultureInfo.InvariantCulture) : null))];

    /// <summary>Notes that the summaries of a group have been planned for a day.</summary>
    public Task PlannedAsync(SubscriberGroup group, DateOnly day, CancellationToken cancel) => _table.PutAsync(
        new TableEntity(Groups, GroupKey(group.Zone, group.WeekStart))
        {
            [Zone] = group.Zone,
            ["WeekStart"] = group.WeekStart.ToString(),
            [PlannedFor] = day.ToString(DayFormat, CultureInfo.InvariantCulture),
        },
        cancel);

    /// <summary>The next runners of a part of a group, in order of their ids.</summary>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="most">How many at most.</param>
    public async Task<IReadOnlyList<RunnerId>> PageAsync(
        string zone, DayOfWeek weekStart, int shard, RunnerId? after, int most, CancellationToken cancel) =>
        [.. (await _table.FirstAsync($"PartitionKey eq '{Partition(zone, weekStart, shard)}' and RowKey gt '{after?.Value ?? ""}'", most, cancel))
            .Select(row => new RunnerId(row.RowKey))];

    private static int ShardOf(RunnerId id) => int.Parse(id.Value[..1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static string Partition(string zone, DayOfWeek weekStart, int shard) => $"{GroupKey(zone, weekStart)}|{shard:x}";

    /// <summary>A key holds no slash.</summary>
    private static string GroupKey(string zone, DayOfWeek weekStart) => $"{zone.Replace('/', '~')}|{weekStart}";
}
