using System.Text.Json.Serialization;

namespace LoadWatch.Sandbox.Tokens;

/// <summary>What a refresh does to the refresh token it was made with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Rotation>))]
public enum Rotation
{
    /// <summary>The refresh token stays the same.</summary>
    Never,

    /// <summary>A new refresh token is given and the old one dies at once.</summary>
    Immediate,

    /// <summary>A new one is given; the old one dies when the new access or refresh token is first used.</summary>
    OnFirstUse,
}

/// <summary>How long tokens live; may be changed while the stand-in runs.</summary>
public sealed class TokenRules
{
    public Rotation Rotation { get; set; } = Rotation.OnFirstUse;

    /// <summary>Life of an access token.</summary>
    public required TimeSpan AccessLife { get; set; }

    /// <summary>Life of a refresh token; null is without end.</summary>
    public TimeSpan? RefreshLife { get; set; }

    /// <summary>A refresh returns the same tokens while the access token has more than this left.</summary>
    public required TimeSpan SameWhileLeft { get; set; }

    /// <summary>Whether such an early refresh nevertheless brings a new refresh token.</summary>
    public bool RotatesEarly { get; set; }
}

/// <summary>What a token call gives out.</summary>
public sealed record TokenPair(
    string Subject,
    string Scope,
    string Access,
    DateTimeOffset ExpiresAt,
    string Refresh,
    DateTimeOffset? RefreshExpiresAt);

/// <summary>Whom a living access token speaks for.</summary>
public sealed record Bearer(string Subject, string Scope)
{
    public bool May(string scope) => Scope.Split(',', ' ').Contains(scope, StringComparer.Ordinal);
}
