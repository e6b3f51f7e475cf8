namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishLooks : LookWords
{
    public override string Title => "Who looked at your data";

    public override string Lead(int days) =>
        $"Whenever somebody at a clinic that you share with is shown something of yours, it is written down here, for {days} days. Times are yours.";

    public override string Nobody => "Nobody has looked.";

    public override string Caption => "Looks at your data, latest first";

    public override string Day => "Day";

    public override string Who => "Who";

    public override string What => "What";

    public override string Page(int looks, IReadOnlyList<string> times) => $"Your page, {Times(looks)}: {string.Join(", ", times)}";

    public override string List(int looks) => $"The clinic's list with your row, {Times(looks)}";

    public override string File(int looks) => $"That list as a file, {Times(looks)}";

    public override string OnlyLatest(int looks) => $"These are the latest {looks} looks; the earlier ones are in your download.";

    public override string Shared => "What your clinic shared with you";

    public override string SharedLead => "Notes that your clinic lets you read, and exercises that it chose for you. A note that it keeps to itself is not shown.";

    public override string NothingShared => "Nothing so far.";

    public override string Wrote(string by, string clinic) => $"{by}, {clinic}, wrote:";

    public override string Chose(string by, string clinic, string? exercises) =>
        exercises is null ? $"{by}, {clinic}, chose the clinic's usual routine for you." : $"{by}, {clinic}, chose your routine: {exercises}.";

    public override string AllShared => "All of it, and who looked at your data";

    private static string Times(int looks) => looks switch { 1 => "once", 2 => "twice", _ => $"{looks} times" };
}
