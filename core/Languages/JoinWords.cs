namespace LoadWatch.Core.Languages;

public abstract class JoinWords;
