namespace LoadWatch.Mailing;

internal static class MailServices
{
    public static void AddMailing(this IServiceCollection services)
    {
        services.AddValidated<MailOptions>(MailOptions.Section);
        services.AddScoped<MailServer>().AddScoped<SendMail>();
    }
}
