using LoadWatch.Clinic.Board;

namespace LoadWatch.Clinic;

internal static class ClinicServices
{
    public static void AddClinic(this IServiceCollection services)
    {
        services.AddScoped<BoardKeeping>().AddScoped<UpdateBoard>().AddScoped<SweepBoards>().AddScoped<RebuildBoards>().AddScoped<RecordAccess>();
    }

    /// <summary>The pages of the clinics' people.</summary>
    public static void MapClinic(this IEndpointRouteBuilder api)
    {
    }
}
