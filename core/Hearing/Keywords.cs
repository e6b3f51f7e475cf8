namespace LoadWatch.Core.Hearing;

/// <summary>Texts that are one keyword, or one of a few fixed phrases, and no more.</summary>
internal static class Keywords
{
    private const string Routine = "routine|exercises|exercise|exercices";

    private static readonly Lexicon<Meaning> _lexicon = new Lexicon<Meaning>()
        .Add(Meaning.Start, "start|unstop|commencer|debut")
        .Add(Meaning.Yes, "yes|oui")
        .Add(Meaning.Help, "help|info|infos|aide me?", "aidez|aide moi")
        .Add(
            Meaning.Done,
            "i|ive|im? have? just? all? done|finished|completed",
            $"i|ive|im? have? just? done|finished|completed with? it|them|my|the|today? {Routine}?",
            "yes|yep? i? just? did it|them",
            $"yes|yep? i? just? did all? my|the|today? {Routine}",
            $"my|the? {Routine} is|are? done|finished|completed|fait|faite|faits|terminee|termines|finie|finis",
            "c'|cest|ca|c? est? fait|faite|fini|termine|terminee",
            $"j'|j ai fait|fini|termine ma|la|mes|les? {Routine}?",
            $"jai fait|fini|termine ma|la|mes|les? {Routine}?")
        .Add(Meaning.Weak, "i|im|its|they? am|is|was|are|were|feel|feels|felt? very|pretty|quite|still|a? bit? weak", "tres|encore|un? peu? faible|faibles")
        .Add(
            Meaning.Strong,
            "i|im|its|they? am|is|was|are|were|feel|feels|felt? all|very|pretty|quite|still? ok|okay|fine|good|strong",
            "tres|tout? correct|bien")
        .Add(Meaning.Resume, "resume|unpause me|my|the|texts|messages? texts|messages?", "reprise|reprendre|reprenez");

    private enum Meaning
    {
        Start,
        Yes,
        Help,
        Done,
        Weak,
        Strong,
        Resume,
    }

    /// <summary>What the words mean, an OK ahead of them or after left out; null where they are no keyword.</summary>
    /// <param name="words">The words, without the polite ones.</param>
    public static Heard? Read(string[] words) => Exact(words) ?? Exact(words.AsSpan().Trim("ok").Trim("okay"));

    private static Heard? Exact(ReadOnlySpan<string> words)
    {
        if (!_lexicon.Is(words, out var meaning))
        {
            return null;
        }

        return meaning switch
        {
            Meaning.Start => new Heard.Start(),
            Meaning.Yes => new Heard.Yes(),
            Meaning.Help => new Heard.Help(),
            Meaning.Done => new Heard.Done(),
            Meaning.Resume => new Heard.Resume(),
            _ => new Heard.SelfTest(meaning is Meaning.Weak),
        };
    }
}
