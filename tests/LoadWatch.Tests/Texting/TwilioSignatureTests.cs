using LoadWatch.Texting;

namespace LoadWatch.Tests.Texting;

/// <summary>Signatures made by another implementation, which agrees with the carrier's published ones.</summary>
public class TwilioSignatureTests
{
    private static readonly Dictionary<string, string> Form = new()
    {
        ["To"] = "+19055550101",
        ["MessageStatus"] = "delivered",
        ["MessageSid"] = "SM1",
        ["ErrorCode"] = "",
    };

    [Theory]
    [InlineData("https://clinic.example/api/texts/status/a/b?x=1&y=2", "7De39+1z/u2hkMoGgxkofDLR9+M=")]
    [InlineData("https://Clinic.example/api", "URZowdeHP8gYp0naY8I8rQ021uQ=")]
    [InlineData("https://clinic.example:8443/api", "Z1gjBZw2I3Iz0sga1SyyTuX52qI=")]
    [InlineData("https://clinic.example:8443/api", "iKzw48XAA+DNNs4bTw/AF5e4SWs=")]
    [InlineData("https://clinic.example/api", "QRI214xMREMyd90eh4o4eIWUlp8=")]
    [InlineData("http://clinic.example/api", "gp+jGDKRMLxkg1AEV1daMpWPrF0=")]
    [InlineData("http://user:word@clinic.example/api", "osFQzkMGNbamdUz0rXpbrqcdpeo=")]
    [InlineData("http://user:word@clinic.example/api?u=a:b@c", "YC9Ezm93K0YxdJJcyBdd3Q51pV0=")]
    [InlineData("https://clinic.example", "NIy61MGTwVs4xgKXznxY2emBdMo=")]
    public void IsRightWithAndWithoutThePort(string url, string signature)
    {
        TwilioSignature.IsValid("12345", url, Form, signature).ShouldBeTrue();
        TwilioSignature.IsValid("12346", url, Form, signature).ShouldBeFalse();
        TwilioSignature.IsValid("12345", url + "x", Form, signature).ShouldBeFalse();
        TwilioSignature.IsValid("12345", url, Form, signature.ToLowerInvariant()).ShouldBeFalse();
        TwilioSignature.IsValid("12345", url, Form.Append(new("New", "1")), signature).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NIy6")]
    public void WhatIsNoneIsNotRight(string? signature) =>
        TwilioSignature.IsValid("12345", "https://clinic.example", Form, signature).ShouldBeFalse();

    [Fact]
    public void WithoutASecretNothingIsRight() => TwilioSignature.IsValid("", "https://clinic.example", Form, "NIy61MGTwVs4xgKXznxY2emBdMo=").ShouldBeFalse();
}
