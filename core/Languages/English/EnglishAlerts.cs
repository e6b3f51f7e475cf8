namespace LoadWatch.Core.Languages.English;

internal sealed class EnglishAlerts : AlertWords
{
    public override string LinkPaused(string because) => $"LoadWatch: {because}. We cannot watch your load until you link it again. STOP to end";
}
