using LoadWatch.Core.Triage;
using LoadWatch.Storage;

namespace LoadWatch.Clinic.Board;

/// <summary>How a list is sorted.</summary>
public enum BoardSort
{
    /// <summary>By pain, unreviewed severity, and age.</summary>
    Attention,

    /// <summary>By name.</summary>
    Name,

    /// <summary>Whose data is oldest, or missing, first.</summary>
    Data,
}

/// <summary>Which part of a list is shown, as the address says it: so it can be kept, sent, and gone back to.</summary>
/// <param name="Show"><c>due</c>, <c>all</c>, or the name of an attention.</param>
/// <param name="Owner"><c>me</c>, <c>none</c>, or empty for anybody.</param>
/// <param name="Name">How the name begins, as it was typed.</param>
/// <param name="Sort">How the list is sorted.</param>
/// <param name="After">After which row to go on; null for the top.</param>
public sealed record BoardFilter(string Show, string Owner, string Name, BoardSort Sort, string? After)
{
    public const string Due = "due";
    public const string All = "all";
    public const string Me = "me";
    public const string None = "none";

    /// <summary>The most characters of the beginning of a name, as many as a runner may give on the pages.</summary>
    public const int LongestName = 60;

    private const int LongestKey = 120;

    /// <summary>The address of a runner's page that was reached from here: the walk down the list goes on after that row.</summary>
    public string PathOf(BoardRow row) => (this with { After = row.Key }).Path($"{BoardRoutes.Athletes}/{row.Runner}");

    /// <summary>The runner after whom to go on; null for the top.</summary>
    public string? AfterRunner => After?.Split('|')[^1];

    /// <summary>What an address asks for; what cannot be understood is what is usual.</summary>
    public static BoardFilter Of(IQueryCollection query)
    {
        var show = query["show"].ToString();
        var owner = query["owner"].ToString();
        var name = query["name"].ToString().Trim();
        var after = query["after"].ToString();
        return new BoardFilter(
            show is All || Attentions.OfName(show) is not null ? show : Due,
            owner is Me or None ? owner : "",
            name.Length <= LongestName ? name : "",
            query["sort"].ToString() switch { "name" => BoardSort.Name, "data" => BoardSort.Data, _ => BoardSort.Attention },
            after.Length is > 0 and <= LongestKey ? after : null);
    }

    /// <summary>The kinds of rows, first and last.</summary>
    public (Attention From, Attention To) Kinds => Attentions.OfName(Show) is { } one ? (one, one)
        : Show == All ? (Attentions.All[0], Attentions.All[^1])
        : (Attentions.All[0], Attentions.All.Last(attention => attention.IsDueToday()));

    /// <summary>The owner as rows name it; null for anybody.</summary>
    public string? OwnerOf(Member me) => Owner switch { Me => me.Id, None => "", _ => null };

    /// <summary>The address of this part of the list, or of another page that keeps it.</summary>
    public string Path(string page = BoardRoutes.Page)
    {
        var asked = new List<string>();
        Add("show", Show == Due ? "" : Show);
        Add("owner", Owner);
        Add("name", Name);
        Add("sort", Sort is BoardSort.Attention ? "" : Sort.ToString().ToLowerInvariant());
        Add("after", After ?? "");
        return asked.Count == 0 ? page : $"{page}?{string.Join('&', asked)}";

        void Add(string field, string value)
        {
            if (value.Length > 0)
            {
                asked.Add($"{field}={Uri.EscapeDataString(value)}");
            }
        }
    }
}
