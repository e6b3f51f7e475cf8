using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace LoadWatch.Texting;

internal static class TextingServices
{
    public static void AddTexting(this IServiceCollection services)
    {
        services.AddValidated<TwilioOptions>(TwilioOptions.Section);
        services.AddHttpClient<TwilioClient>(ToTwilio).AddReads(provider => provider.GetRequiredService<IOptions<TwilioOptions>>().Value.Timeout);
        services.AddHttpClient<TwilioAccount>(ToTwilio).AddReads(provider => provider.GetRequiredService<IOptions<TwilioOptions>>().Value.Timeout);
        services.AddSingleton<TwilioDoor>();
        services.AddScoped<SendText>().AddScoped<FollowUps>().AddScoped<RecordDelivery>().AddScoped<KeepText>().AddScoped<ReceiveTexts>().AddScoped<SweepTexts>();
    }

    private static void ToTwilio(IServiceProvider provider, HttpClient http)
    {
        var options = provider.GetRequiredService<IOptions<TwilioOptions>>().Value;
        http.BaseAddress = options.BaseUrl.AsFolder();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}")));
    }
}
