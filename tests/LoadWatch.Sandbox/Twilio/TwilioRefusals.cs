using System.Text.RegularExpressions;

namespace LoadWatch.Sandbox.Twilio;

/// <summary>Why a text is refused: scripted, or because the recipient said STOP.</summary>
public sealed partial class TwilioRefusals
{
    private readonly Lock _gate = new();
    private readonly Queue<int> _next = [];
    private readonly HashSet<string> _optedOut = [];

    /// <summary>Starts with the numbers of Twilio's test credentials.</summary>
    private readonly Dictionary<string, int> _numbers = new()
    {
        ["+15005550001"] = 21211,
        ["+15005550002"] = 21612,
        ["+15005550003"] = 21408,
        ["+15005550004"] = 21610,
        ["+15005550009"] = 21614,
    };

    /// <summary>Every text to this number is refused with this code; null lifts it.</summary>
    public void Refuse(string number, int? code)
    {
        lock (_gate)
        {
            if (code is { } refused)
                _numbers[number] = refused;
            else
                _numbers.Remove(number);
        }
    }

    /// <summary>The next texts, whoever they go to, are refused with this code.</summary>
    public void RefuseNext(int code, int times = 1)
    {
        lock (_gate)
        {
            for (var i = 0; i < times; i++)
                _next.Enqueue(code);
        }
    }

    public bool HasOptedOut(string number)
    {
        lock (_gate)
            return _optedOut.Contains(number);
    }

    internal void OptOut(string number, bool isOut)
    {
        lock (_gate)
            _ = isOut ? _optedOut.Add(number) : _optedOut.Remove(number);
    }

    internal int? CodeFor(IFormCollection form)
    {
        var to = form["To"].ToString();
        var body = form["Body"].ToString();
        lock (_gate)
        {
            if (_next.TryDequeue(out var code))
                return code;
            return to.Length == 0 ? 21604
                : _numbers.TryGetValue(to, out var scripted) ? scripted
                : !E164().IsMatch(to) ? 21211
                : body.Length == 0 ? 21602
                : body.Length > 1600 ? 21617
                : form["MessagingServiceSid"].Count == 0 && form["From"].Count == 0 ? 21603
                : _optedOut.Contains(to) ? 21610
                : null;
        }
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex E164();
}
