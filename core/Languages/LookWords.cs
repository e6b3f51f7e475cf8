namespace LoadWatch.Core.Languages;

/// <summary>Who looked at a runner's data, and what a clinic lets the runner read: the runner's side of what is shared.</summary>
public abstract class LookWords
{
    public abstract string Title { get; }

    /// <summary>What is written down, and for how many days.</summary>
    public abstract string Lead(int days);

    public abstract string Nobody { get; }

    public abstract string Caption { get; }

    public abstract string Day { get; }

    public abstract string Who { get; }

    public abstract string What { get; }

    /// <summary>The runner's page at the clinic: how often, and at which times.</summary>
    public abstract string Page(int looks, IReadOnlyList<string> times);

    /// <summary>The runner's row among others.</summary>
    public abstract string List(int looks);

    /// <summary>The same as a file.</summary>
    public abstract string File(int looks);

    /// <summary>That earlier looks are left out here.</summary>
    public abstract string OnlyLatest(int looks);

    public abstract string Shared { get; }

    public abstract string SharedLead { get; }

    public abstract string NothingShared { get; }

    public abstract string Wrote(string by, string clinic);

    /// <summary>Somebody chose the exercises; null for the clinic's usual ones.</summary>
    public abstract string Chose(string by, string clinic, string? exercises);

    public abstract string AllShared { get; }
}
