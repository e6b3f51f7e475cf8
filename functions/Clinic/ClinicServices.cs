using LoadWatch.Clinic.Athletes;
using LoadWatch.Clinic.Board;
using LoadWatch.Clinic.Numbers;
using LoadWatch.Clinic.SigningIn;
using LoadWatch.Clinic.Team;
using LoadWatch.Site;

namespace LoadWatch.Clinic;

internal static class ClinicServices
{
    public static void AddClinic(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<SignInOptions>(SignInOptions.Section);
        services.AddClinicSessions();
        Arrival.AddArrivals(services);
        services.AddScoped<Arriving>();
        services.AddScoped<BoardKeeping>().AddScoped<UpdateBoard>().AddScoped<SweepBoards>().AddScoped<RebuildBoards>().AddScoped<RecordAccess>();
        services.AddScoped<CareDesk>().AddScoped<CheckIns>();
        if (configuration.GetSection(SignInOptions.Section)[nameof(SignInOptions.Authority)] is { Length: > 0 })
        {
            services.AddIssuer();
        }
    }

    /// <summary>The pages of those who work at a clinic.</summary>
    public static void MapClinic(this IEndpointRouteBuilder api)
    {
        var clinic = api.MapGroup("/clinic").WithForms();
        clinic.MapSignIn();
        var members = clinic.MapGroup("").RequireAuthorization(ClinicSession.Policy);
        members.MapSignOut();
        members.MapTeam();
        members.MapBoard();
        members.MapAthletes();
        members.MapNumbers();
    }
}
