namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchOwn : OwnWords;
