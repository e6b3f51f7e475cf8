using System.Text;
using System.Text.RegularExpressions;

namespace LoadWatch.Fuzzing.Doors;

/// <summary>
/// Requests to the running application, as text: method and address, headers, an empty line, the body. Words that begin with @
/// stand for what only the running one knows, and are filled in last; see <see cref="DoorWorld"/>.
/// </summary>
internal abstract class DoorTarget : Target
{
    protected const string Form = "Content-Type: application/x-www-form-urlencoded";
    private const string Refused = "refused";

    protected const string Browser = "Accept: text/html";

    public override IReadOnlyList<byte[]> Seeds => [.. Requests.Select(Encoding.UTF8.GetBytes)];

    public override IReadOnlyList<string> Words =>
    [
        "Cookie:", "loadwatch-session=", "loadwatch-language=fr-CA", "loadwatch-form=x", "Accept: text/html\n", "Accept-Language: fr;q=0.9,*", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-For: [::1]:9, nonsense",
        "Content-Type: multipart/form-data; boundary=b\n", "Content-Type: application/x-www-form-urlencoded; charset=utf-7\n", "lang=fr-CA", "HEAD ", "OPTIONS ", "TRACE ", "PUT ", "/api/", "//", "%2e%2e", "@token", "@cookie", .. Own,
    ];

    // Storage and the web server allocate too, and the answer comes from other threads.
    public override long? MostAllocated(int length) => null;

    public override long? MostBranches(int length) => null;

    /// <summary>One request at least for each route.</summary>
    public abstract IReadOnlyList<string> Requests { get; }

    /// <summary>Words of its own.</summary>
    protected virtual IReadOnlyList<string> Own => [];

    /// <summary>Addresses whose refusal writes something down on purpose: a try is counted, a look is recorded.</summary>
    protected virtual Regex? Noted => null;

    /// <summary>Whether an address answers with this on purpose.</summary>
    protected virtual bool MayFail(string path, int status) => false;

    /// <summary>What is refused stays refused; what is taken may change what is answered next.</summary>
    public override bool MayFollow(string first, string second) => first != Refused || second == Refused;

    public override async Task<string> ReadAsync(byte[] input)
    {
        var world = await DoorWorld.RunningAsync();
        var (answer, writes, path) = await world.AskAsync(input);
        if (answer.Status >= 500 && !MayFail(path, answer.Status))
        {
            throw new HarmException($"{path} answered {answer.Status}: {world.LastError}");
        }

        if (answer.Text.Contains("   at LoadWatch.", StringComparison.Ordinal) || answer.Text.Contains("System.", StringComparison.Ordinal))
        {
            throw new HarmException($"{path} told of its inside: {answer.Text}");
        }

        if (answer.Status is >= 400 or 0 && writes.Count > 0 && Noted?.IsMatch(path) != true)
        {
            throw new HarmException($"{path} was refused with {answer.Status}, and yet wrote {string.Join(", ", writes)}");
        }

        return answer.Status is >= 400 ? Refused : "taken";
    }
}
