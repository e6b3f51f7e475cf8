using Microsoft.AspNetCore.DataProtection;

namespace LoadWatch.Storage;

/// <summary>Bodies of texts and emails that hold a code or a link: encrypted as long as they are kept.</summary>
public sealed class SealedBody(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("LoadWatch.Body.v1");

    public string Close(string body) => _protector.Protect(body);

    public string Open(string body) => _protector.Unprotect(body);
}
