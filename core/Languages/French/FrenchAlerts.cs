namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchAlerts : AlertWords
{
    public override string LinkPaused(string because) => $"LoadWatch: {because}. Nous ne pouvons plus suivre votre charge avant un nouveau lien. STOP pour cesser";
}
