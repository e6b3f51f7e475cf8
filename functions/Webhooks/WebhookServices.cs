namespace LoadWatch.Webhooks;

internal static class WebhookServices
{
    public static void AddWebhooks(this IServiceCollection services)
    {
        services.AddValidated<StravaDoorOptions>(StravaDoorOptions.Section);
        services.AddValidated<GarminDoorOptions>(GarminDoorOptions.Section);
    }
}
