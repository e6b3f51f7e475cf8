using System.Reflection;
using LoadWatch.Mailing;
using LoadWatch.Texting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LoadWatch.Tests;

/// <summary>What is configured is looked at before anything starts.</summary>
public sealed class ConfigurationTests
{
    private const string Reference = "@Microsoft.KeyVault(SecretUri=https://kv-lw-abcdefgh.vault.azure.net/secrets/a-secret)";

    /// <summary>A setting of each section that is read, whatever it is read into: texts, numbers, times.</summary>
    public static TheoryData<string> Settings =>
    [
        .. typeof(LoadWatchOptions).Assembly.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Where(type => type != typeof(LoadWatch.Hosting.LocalHostOptions))
            .Select(type => (type, Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
            .Where(pair => pair.Section is not null)
            .SelectMany(pair => pair.type.GetProperties().Where(property => property.CanWrite && (property.PropertyType == typeof(string) || !property.PropertyType.IsClass))
                .Select(property => property.Name == "ConnectionString" ? pair.Section! : $"{pair.Section}:{property.Name}"))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_reference_that_Azure_left_unresolved_is_refused_by_the_name_of_its_setting(string setting)
    {
        using var services = Services(new(StringComparer.Ordinal) { [setting] = Reference });
        Should.Throw<Exception>(services.GetRequiredService<IStartupValidator>().Validate).ToString()
            .ShouldContain($"{setting.Replace(":", "__", StringComparison.Ordinal)} is a reference that Azure has not resolved");
    }

    [Theory]
    [InlineData("7477696c696f2d73616e64626f782d31", true)]
    [InlineData("7477696C696F2D73616E64626F782D31", false)]
    [InlineData("7477696c696f2d73616e64626f782d3", false)]
    [InlineData("7477696c696f2d73616e64626f782d311", false)]
    [InlineData("7477696c696f2d73616e64626f782d31 ", false)]
    [InlineData("a-token", false)]
    public void The_carrier_s_token_has_the_form_of_the_carrier_s(string token, bool isTaken)
    {
        using var services = Services(new(StringComparer.Ordinal) { ["Twilio:AccountSid"] = "AC1", ["Twilio:MessagingServiceSid"] = "MG1", ["Twilio:AuthToken"] = token });
        var read = () => services.GetRequiredService<IOptions<TwilioOptions>>().Value;
        if (isTaken)
        {
            read().AuthToken.ShouldBe(token);
        }
        else
        {
            var refusal = Should.Throw<OptionsValidationException>(read).Message;
            refusal.ShouldContain("Twilio:AuthToken is not one of Twilio's");
            refusal.ShouldNotContain(token);
        }
    }

    [Theory]
    [InlineData("smtp.example.org", "true", true)]
    [InlineData("127.0.0.1", "false", true)]
    [InlineData("smtp.example.org", "false", false)]
    [InlineData("127.0.0.1.example.org", "false", false)]
    public void Email_goes_without_TLS_to_a_server_on_this_machine_alone(string host, string requireTls, bool isTaken)
    {
        using var services = Services(new(StringComparer.Ordinal) { ["Mail:Host"] = host, ["Mail:From"] = "hello@example.org", ["Mail:RequireTls"] = requireTls });
        var read = () => services.GetRequiredService<IOptions<MailOptions>>().Value;
        if (isTaken)
        {
            read().Host.ShouldBe(host);
        }
        else
        {
            Should.Throw<OptionsValidationException>(read).Message.ShouldContain("Mail:RequireTls may be false only for a mail server on this machine.");
        }
    }

    private static ServiceProvider Services(Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddLoadWatch(configuration).BuildServiceProvider();
    }
}
