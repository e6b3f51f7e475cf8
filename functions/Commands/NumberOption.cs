using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace LoadWatch.Commands;

/// <summary>Options whose value is a number within bounds; whatever else is given is refused with a sentence that says them.</summary>
public static class NumberOption
{
    /// <summary>An option that may be left out: its value is null then.</summary>
    /// <param name="name">With its hyphens.</param>
    /// <param name="least">The least that it takes, itself included.</param>
    /// <param name="most">The most that it takes, itself included.</param>
    /// <param name="description">For the help: what it means, and what goes without it.</param>
    public static Option<T?> Create<T>(string name, T least, T most, string description)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = given =>
            {
                if (given.Tokens is [var token] && T.TryParse(token.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                    && value >= least && value <= most)
                {
                    return value;
                }

                given.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number from {least} to {most}, not '{string.Join(' ', given.Tokens.Select(token => token.Value))}'."));
                return null;
            },
        };
}
