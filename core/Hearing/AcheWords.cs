namespace LoadWatch.Core.Hearing;

/// <summary>What a word says in a text about a pain.</summary>
internal enum AcheWord
{
    /// <summary>A body part.</summary>
    Part,

    /// <summary>A side.</summary>
    Side,

    /// <summary>That it hurts.</summary>
    Ache,

    /// <summary>That it hurts, where a body part is named.</summary>
    AcheOfPart,

    /// <summary>That the number before it is one of ten.</summary>
    OfTen,

    /// <summary>What makes a number a measure of something else.</summary>
    Measure,

    /// <summary>An exercise, whose count is no level.</summary>
    Exercise,

    /// <summary>That it is not so.</summary>
    Negation,

    /// <summary>Nothing, also beside a number alone.</summary>
    Glue,

    /// <summary>Nothing, beside a body part or an ache.</summary>
    GlueOfPart,
}

/// <summary>The words of a text about a pain, but for its numbers.</summary>
internal static class AcheWords
{
    /// <summary>What a phrase says, and which body part or side.</summary>
    public static readonly Lexicon<(AcheWord Says, int Which)> All = WithParts()
        .Add((AcheWord.Side, (int)Side.Left), "left|lft|lt|l", "gauche|gauches")
        .Add((AcheWord.Side, (int)Side.Right), "right|rt|rgt|r", "droit|droite|droits|droites")
        .Add((AcheWord.Side, (int)Side.Both), "both|bilateral", "les|mes deux")
        .Add(
            (AcheWord.Ache, 0),
            "hurt|hurts|hurting|hurted|sore|soreness|pain|pains|painful|ache|aches|aching|achy|injured|injury|tender",
            "douleur|douleurs|douloureux|douloureuse|blesse|blessee|blessure|souffre|courbature|courbatures",
            "fait|font|faire tres? mal", "ai|jai|as|a tres? mal au|aux|a|dans|partout?", "mal au|aux|a|dans")
        .Add((AcheWord.AcheOfPart, 0), "mal|pulled|rolled|twisted|strained|sprained|tweaked|swollen|killing|kills|throbbing|throbs")
        .Add((AcheWord.OfTen, 0), "/|of|over|sur 10|ten|dix", "out of 10|ten")
        .Add(
            (AcheWord.Measure, 0),
            "mile|miles|mi|k|km|kms|m|min|mins|minutes|minute|hour|hours|hrs|hr|day|days|week|weeks|month|months|year|years|lap|laps|am|pm|%",
            "rep|reps|set|sets|round|rounds|time|times|step|steps|sec|secs|second|seconds|meter|meters|metre|metres|x|bpm|marathon|marathons|fois",
            "kilometre|kilometres|kilometers|kilometer|heure|heures|jour|jours|semaine|semaines|mois|ans")
        .Add((AcheWord.Exercise, 0), "bridge|bridges|kick|kicks|swing|swings|raise|raises|lift|lifts|squat|squats|plank|planks|ruade|ruades")
        .Add((AcheWord.Negation, 0), "no|not|never|without|isnt|arent|wasnt|doesnt|dont|didnt|wont|nothing|pas|sans|aucun|aucune|jamais|plus|ni")
        .Add((AcheWord.Glue, 0), "a|an|une|it|its|is|/|level|est|c'|cest|niveau|de")
        .Add(
            (AcheWord.GlueOfPart, 0),
            "my|the|of|s|on|in|at|and|side|i|ive|have|got|feels|feel|still|again|today|this|to|rating|score",
            "mon|ma|mes|le|la|les|l'|d'|du|des|au|aux|et|j'|ai|jai|me|m'|cote|ce|encore|aujourdhui|son|sa");

    private static Lexicon<(AcheWord Says, int Which)> WithParts()
    {
        var lexicon = new Lexicon<(AcheWord, int)>();
        foreach (var (part, names) in BodyWords.Names)
        {
            lexicon.Add((AcheWord.Part, (int)part), names);
        }

        return lexicon;
    }
}
