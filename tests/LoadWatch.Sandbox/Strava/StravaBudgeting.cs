namespace LoadWatch.Sandbox.Strava;

internal static class StravaBudgeting
{
    /// <summary>Counts each API call and refuses it over the limit. Subscriptions and OAuth are free.</summary>
    public static IApplicationBuilder UseStravaBudget(this IApplicationBuilder app, StravaStandIn strava) =>
        app.Use(async (context, next) =>
        {
            var path = context.Request.Path;
            var counts = path.StartsWithSegments("/api/v3", StringComparison.Ordinal)
                && !path.StartsWithSegments("/api/v3/push_subscriptions", StringComparison.Ordinal)
                && !path.StartsWithSegments("/api/v3/oauth", StringComparison.Ordinal);
            if (!counts || strava.Budget.Count(context) is not { } broken)
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(StravaErrors.LimitBody(broken), context.RequestAborted);
        });
}
