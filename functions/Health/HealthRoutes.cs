namespace LoadWatch.Health;

/// <summary>
/// How the process does: <c>live</c> says that it answers and asks nobody; <c>ready</c> says whether it can do its work.
/// </summary>
public static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder api)
    {
        api.MapGet("/health/live", () => TypedResults.Text("alive"));
        api.MapGet("/health/ready", ReadyAsync);
    }

    /// <returns>200 and <c>ready</c>, or 503 and a line for each thing that is not.</returns>
    private static async Task<IResult> ReadyAsync(Readiness readiness, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return await readiness.LookAsync() is { Count: > 0 } missing
            ? TypedResults.Text(string.Join('\n', missing), statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Text("ready");
    }
}
