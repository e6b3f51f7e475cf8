namespace LoadWatch.Sandbox.Faults;

internal static class Faulting
{
    /// <summary>Lets the rules strike.</summary>
    /// <param name="errorBody">The platform's JSON for a status.</param>
    /// <param name="stopping">Ends hung calls when the sandbox stops.</param>
    public static IApplicationBuilder UseFaults(
        this IApplicationBuilder app,
        FaultRules rules,
        Func<int, string> errorBody,
        CancellationToken stopping) =>
        app.Use(async (context, next) =>
        {
            switch (rules.Pick(context.Request.Method, context.Request.Path))
            {
                case null:
                    await next(context);
                    break;
                case Fault.Answer answer:
                    if (answer.Moment == Moment.AfterWork)
                        await WorkUnseen(context, next);
                    await Answer(context, answer.Status, errorBody(answer.Status));
                    break;
                case Fault.Hang hang:
                    if (hang.Moment == Moment.AfterWork)
                        await WorkUnseen(context, next);
                    await UntilGone(context, stopping);
                    context.Abort();
                    break;
                case Fault.Drop drop:
                    if (drop.Moment == Moment.AfterWork)
                        await WorkUnseen(context, next);
                    context.Abort();
                    break;
                case Fault.Slow slow:
                    var answered = await WorkUnseen(context, next);
                    await Task.WhenAny(Task.Delay(slow.Delay, TimeProvider.System, stopping), UntilGone(context, stopping));
                    await answered.CopyToAsync(context.Response.Body, context.RequestAborted);
                    break;
            }
        });

    /// <summary>Does the work and keeps the answer's body away from the caller.</summary>
    private static async Task<MemoryStream> WorkUnseen(HttpContext context, RequestDelegate next)
    {
        var real = context.Response.Body;
        var kept = new MemoryStream();
        context.Response.Body = kept;
        await next(context);
        context.Response.Body = real;
        kept.Position = 0;
        return kept;
    }

    private static async Task Answer(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = null;
        context.Response.Headers.Location = default;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static async Task UntilGone(HttpContext context, CancellationToken stopping)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, gone.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
