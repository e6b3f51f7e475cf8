using Microsoft.Extensions.Options;

namespace LoadWatch.Mailing;

internal static class MailServices
{
    public static void AddMailing(this IServiceCollection services)
    {
        services.AddValidated<MailOptions>(MailOptions.Section);
        services.AddHttpClient<AcceptedMails>().AddReads(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Timeout);
        services.AddScoped<MailMessages>().AddScoped<MailServer>().AddScoped<SendMail>().AddScoped<SweepMails>().AddScoped<RecordBounce>();
    }
}
