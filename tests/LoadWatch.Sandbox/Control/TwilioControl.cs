using LoadWatch.Sandbox.Twilio;

namespace LoadWatch.Sandbox.Control;

internal static class TwilioControl
{
    public static void MapTwilioControl(this IEndpointRouteBuilder routes, TwilioStandIn twilio)
    {
        routes.MapGet("/messages", () => twilio.Messages);
        routes.MapPost("/status", (StatusOrder order) => twilio.ReportAsync(order.Sid, order.Status, order.ErrorCode));
        routes.MapPost("/inbound", (InboundOrder order) => twilio.ReceiveAsync(order.From, order.Body, order.OptOutType));
        routes.MapPost("/refusals", (RefusalOrder order) =>
        {
            if (order.Number is { } number)
                twilio.Refusals.Refuse(number, order.Code);
            else if (order.Code is { } code)
                twilio.Refusals.RefuseNext(code, order.Times);
        });
        routes.MapPost("/settings", (SettingsOrder order) => Apply(order, twilio.Settings));
    }

    private static void Apply(SettingsOrder order, TwilioSettings settings)
    {
        settings.AccountSid = order.AccountSid ?? settings.AccountSid;
        settings.AuthToken = order.AuthToken ?? settings.AuthToken;
        settings.InboundUrl = order.InboundUrl ?? settings.InboundUrl;
        settings.ReportsAlone = order.ReportsAlone ?? settings.ReportsAlone;
        settings.ListLag = order.ListLag ?? settings.ListLag;
    }

    internal sealed record StatusOrder(string Sid, string Status, int? ErrorCode = null);

    internal sealed record InboundOrder(string From, string Body, string? OptOutType = null);

    /// <summary>With a number every text to it, without one the next texts.</summary>
    internal sealed record RefusalOrder(int? Code, string? Number = null, int Times = 1);

    /// <summary>Null leaves a setting as it is.</summary>
    internal sealed record SettingsOrder(
        string? AccountSid,
        string? AuthToken,
        string? InboundUrl,
        string[]? ReportsAlone,
        TimeSpan? ListLag);
}
