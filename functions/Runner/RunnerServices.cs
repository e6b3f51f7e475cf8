using LoadWatch.Runner.Joining;
using LoadWatch.Runner.Own;
using LoadWatch.Runner.Routines;
using LoadWatch.Runner.SigningIn;
using LoadWatch.Site;

namespace LoadWatch.Runner;

internal static class RunnerServices
{
    public static void AddRunner(this IServiceCollection services)
    {
        services.AddScoped<Enrolment>().AddScoped<Linking>().AddScoped<SignInLinks>().AddScoped<EmailAddresses>();
        services.AddScoped<PhoneVerification>().AddScoped<Consents>().AddScoped<Changes>();
        services.AddScoped<Leaving>().AddScoped<SharedWithRunner>();
    }

    /// <summary>The pages: everything that a person opens in a browser.</summary>
    public static void MapRunner(this IEndpointRouteBuilder api)
    {
        var site = api.MapGroup("").WithForms();
        site.MapConnect();
        site.MapRoutines();
        site.MapSignIn();
        site.MapJoin();
        var own = site.MapGroup("/me").RequireAuthorization(Session.Policy);
        own.MapJoinSteps();
        own.MapOwn();
    }
}
