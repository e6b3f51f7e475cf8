namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishJoin : JoinWords;
