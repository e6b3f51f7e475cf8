namespace LoadWatch.Tests.Harm;

/// <summary>That the look at addresses and messages sees what it must; it is taken at the end of every world.</summary>
public sealed class SecrecyTests
{
    private static readonly string[] Secrets = ["a-client-secret"];

    [Theory]
    [InlineData("POST", "/strava/oauth/token?client_secret=a-client-secret")]
    [InlineData("POST", "/strava/api/v3/push_subscriptions?client_secret=a-client-secret")]
    [InlineData("GET", "/strava/api/v3/athlete?access_token=0123456789")]
    [InlineData("GET", "/issuer/userinfo?email=maya%40example.org")]
    [InlineData("POST", "/twilio/2010-04-01/Accounts/AC1/Messages.json?To=%2B19055550100")]
    [InlineData("GET", "/strava/api/v3/athletes/+19055550100")]
    public void An_address_that_tells_something_is_found(string method, string address) => Secrecy.InAddress(method, address, Secrets).ShouldNotBeEmpty();

    [Theory]
    [InlineData("GET", "/twilio/2010-04-01/Accounts/AC1/Messages.json?To=%2B19055550100&PageSize=50")]
    [InlineData("GET", "/garmin/wellness-api/rest/activities?uploadStartTimeInSeconds=1&token=abcdef")]
    [InlineData("GET", "/strava/api/v3/athlete/activities?after=1&page=1&per_page=200")]
    [InlineData("GET", "/strava/api/v3/push_subscriptions?client_id=1&client_secret=a-client-secret")]
    [InlineData("DELETE", "/strava/api/v3/push_subscriptions/7?client_id=1&client_secret=a-client-secret")]
    public void What_a_platforms_contract_demands_is_let_through(string method, string address) => Secrecy.InAddress(method, address, Secrets).ShouldBeEmpty();

    [Theory]
    [InlineData("""<MessageText>{"contact":"+19055550100"}</MessageText>""")]
    [InlineData("""<MessageText>{"contact":"\u002B19055550100"}</MessageText>""")]
    [InlineData("""<MessageText>{&quot;mail&quot;:&quot;maya@example.org&quot;}</MessageText>""")]
    [InlineData("""<MessageText>{"why":"a-client-secret"}</MessageText>""")]
    public void A_message_that_tells_something_is_found(string message) => Secrecy.InMessage(message, Secrets).ShouldNotBeEmpty();

    [Fact]
    public void A_message_of_ids_is_let_through() =>
        Secrecy.InMessage("""<MessageText>{"runner":"0123456789abcdef","text":"alert-20301118"}</MessageText>""", Secrets).ShouldBeEmpty();
}
