using LoadWatch.Site;

namespace LoadWatch.Tests.Pages;

/// <summary>A number to touch is the number that is meant, or none.</summary>
public sealed class DialAddressTests
{
    [Theory]
    [InlineData("(905) 849-4576", "tel:9058494576")]
    [InlineData("905.849.4576", "tel:9058494576")]
    [InlineData("905-555-0142 ext 7", "tel:9055550142")]
    [InlineData("555-0142 / 555-0143", "tel:5550142")]
    [InlineData("555-0142 #12", "tel:5550142")]
    [InlineData("+1 905 849 4576", "tel:+1-905-849-4576")]
    [InlineData("+44 (0)20 7946 0958", "tel:+44-20-7946-0958")]
    [InlineData("1-800-FLOWERS", null)]
    [InlineData("Tel. 905 849 4576", null)]
    [InlineData("+", null)]
    [InlineData("+1 90;ext=7", null)]
    [InlineData("+1 905 849 4576;ext=\u0663", null)]
    [InlineData("ask at the desk", null)]
    public void OnlyWhatIsSurelyANumberIsOffered(string phone, string? address) => DialAddress.Of(phone).ShouldBe(address);
}
