using LoadWatch.Core.Telling;
using LoadWatch.Site;
using Microsoft.AspNetCore.Components;

namespace LoadWatch.Runner.Routines;

/// <summary>The drawn pictures, to stand in a page itself, so that its colours reach them.</summary>
internal static class Pictures
{
    private static readonly Dictionary<Move, (MarkupString Start, MarkupString Movement)> Drawn =
        Moves.All.ToDictionary(move => move, move => (Read($"{move.Name()}-start.svg"), Read($"{move.Name()}-move.svg")));

    public static MarkupString PostureTest { get; } = Read("posture-test.svg");

    public static MarkupString Start(Move move) => Drawn[move].Start;

    public static MarkupString Movement(Move move) => Drawn[move].Movement;

    private static MarkupString Read(string file) => new(SiteFiles.Text(file));
}
