using System.Collections.Concurrent;

namespace LoadWatch.Sandbox.Tokens;

/// <summary>Authorisation codes: each works once.</summary>
internal sealed class Codes<T>
{
    private readonly ConcurrentDictionary<string, T> _open = [];

    public string Issue(T what)
    {
        var code = Guid.NewGuid().ToString("N");
        _open[code] = what;
        return code;
    }

    public bool TryTake(string code, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T what) =>
        _open.TryRemove(code, out what);
}
