namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishOwn : OwnWords;
