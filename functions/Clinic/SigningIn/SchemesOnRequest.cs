using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LoadWatch.Clinic.SigningIn;

/// <summary>
/// No scheme looks at every request for one that is its own: the issuer's callback is a route like all others, with a limit
/// and a decision about access, and no webhook waits for the libraries of the sign-in to be loaded.
/// </summary>
internal sealed class SchemesOnRequest(IOptions<AuthenticationOptions> options) : AuthenticationSchemeProvider(options)
{
    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() => Task.FromResult<IEnumerable<AuthenticationScheme>>([]);
}
