namespace LoadWatch.Sandbox.Issuer;

/// <summary>Somebody with an account at the issuer.</summary>
/// <param name="Subject">The account's name there: never changes, and is never given to another.</param>
/// <param name="Name">What the button says.</param>
/// <param name="Address">The address that the account claims; null for none.</param>
/// <param name="IsVerified">Whether the issuer vouches for the address.</param>
public sealed record IssuerPerson(string Subject, string Name, string? Address, bool IsVerified = true);
