namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchJoin : JoinWords;
