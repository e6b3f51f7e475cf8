using System.Collections.Concurrent;
using LoadWatch.Sandbox.Faults;

namespace LoadWatch.Sandbox.Issuer;

/// <summary>
/// An OpenID Connect issuer: OpenIddict's server with one client and accounts without passwords. Its tokens live by the
/// machine's clock, as those of any issuer do, whatever the clock of the stand-ins says.
/// </summary>
public sealed class IssuerStandIn
{
    private readonly ConcurrentDictionary<string, IssuerPerson> _people = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _codes = new(StringComparer.Ordinal);
    private string? _next;

    internal IssuerStandIn(int seed) => Faults = new FaultRules(seed);

    /// <summary>Where the discovery document lies; what <c>SignIn:Authority</c> takes.</summary>
    public string Address { get; internal set; } = "";

    public string ClientId { get; } = "loadwatch-sandbox";

    public string ClientSecret { get; } = "sandbox-issuer-secret";

    /// <summary>Where codes may be sent; null until a server is known.</summary>
    public string? RedirectUrl { get; set; }

    /// <summary>What goes wrong, by path: an issuer that cannot be reached is one that drops every request.</summary>
    public FaultRules Faults { get; }

    /// <summary>Whoever asks next is refused, as by a person who presses "Cancel".</summary>
    public bool DeniesNext { get; set; }

    /// <summary>The accounts, by name.</summary>
    public IReadOnlyList<IssuerPerson> People => [.. _people.Values.OrderBy(person => person.Name, StringComparer.Ordinal)];

    public IssuerPerson Add(IssuerPerson person) => _people[person.Subject] = person;

    /// <summary>The next browser is not shown the page of accounts: this one signs in at once.</summary>
    public void LogsInNext(IssuerPerson person) => _next = person.Subject;

    internal IssuerPerson? Find(string subject) => _people.GetValueOrDefault(subject);

    internal IssuerPerson? TakeNext() => Interlocked.Exchange(ref _next, null) is { } subject ? Find(subject) : null;

    /// <returns>Whether the code was not used before.</returns>
    internal bool UseCode(string code) => _codes.TryAdd(code, value: true);
}
