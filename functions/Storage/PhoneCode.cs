namespace LoadWatch.Storage;

/// <summary>A code that was texted to show that a number is the runner's.</summary>
/// <param name="Phone">The number, E.164.</param>
/// <param name="Code">Six digits, encrypted.</param>
/// <param name="Until">It is good for nothing later.</param>
/// <param name="TriesLeft">How many wrong answers are left.</param>
public sealed record PhoneCode(string Phone, string Code, DateTimeOffset Until, int TriesLeft);
