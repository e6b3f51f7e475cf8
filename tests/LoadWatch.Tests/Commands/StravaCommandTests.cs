namespace LoadWatch.Tests.Commands;

/// <summary><c>strava subscribe | status | unsubscribe</c> against a Strava that checks the callback as the real one does.</summary>
public sealed class StravaCommandTests(Azurite azurite)
{
    [Fact]
    public async Task Subscribing_says_the_id_and_the_setting_that_takes_it()
    {
        await using var world = await World.StartAsync(azurite);
        world.Strava.Settings.CallbackUrl = null;
        (await world.TypesAsync("strava", "status")).ShouldBe((0, "There is no subscription.\nNext: ./loadwatch strava subscribe"));
        (await world.TypesAsync("strava", "subscribe")).ShouldBe(
            (0, "Subscribed: Strava sends its events here, as subscription 120475.\nNext: set Platforms__Strava__SubscriptionId=120475"));
        (await world.TypesAsync("strava", "subscribe")).Said.ShouldStartWith("Subscribed already");
        (await world.TypesAsync("strava", "status")).ShouldBe((0, $"120475  {world.Http.BaseAddress}api/webhooks/strava/KEY\nIt points here."));
        (await world.TypesAsync("strava", "unsubscribe")).ShouldBe((0, "Subscription 120475 has ended."));
        (await world.TypesAsync("strava", "unsubscribe")).ShouldBe((1, "There is no subscription."));

        (await world.TypesAsync("strava", "subscribe")).Code.ShouldBe(0);
        (await world.TypesAsync("strava", "status")).Said.ShouldEndWith("It points here, but only events of 120475 are taken.\nNext: set Platforms__Strava__SubscriptionId=120476");
    }

    [Fact]
    public async Task A_subscription_of_another_address_is_named_and_left_alone()
    {
        await using var world = await World.StartAsync(azurite);
        world.Strava.Settings.CallbackUrl = "https://old.example.org/hooks/secret-of-old";
        var (code, said) = await world.TypesAsync("strava", "subscribe");
        code.ShouldBe(1);
        said.ShouldContain("120475  https://old.example.org/hooks/...");
        said.ShouldEndWith("Next: ./loadwatch strava unsubscribe 120475");
        said.ShouldNotContain("secret-of-old");
        (await world.TypesAsync("strava", "unsubscribe")).Code.ShouldBe(1);
        (await world.TypesAsync("strava", "unsubscribe", "7")).ShouldBe((1, "There is no subscription 7 of this application: ./loadwatch strava status"));
        (await world.TypesAsync("strava", "unsubscribe", "120475")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_is_told_in_Stravas_words_with_what_to_do()
    {
        await using var world = await World.StartAsync(azurite, values => values["LoadWatch:PublicUrl"] = "http://127.0.0.1:1");
        world.Strava.Settings.CallbackUrl = null;
        var (code, said) = await world.TypesAsync("strava", "subscribe");
        code.ShouldBe(1);
        said.ShouldStartWith("Strava refused (400): Bad Request: PushSubscription callback url GET to callback URL does not return 200.");
        said.ShouldContain("Next: let the server run there");

        world.Strava.Settings.ClientSecret = "changed";
        (await world.TypesAsync("strava", "status")).ShouldBe((1, "Strava refused (401): Authorization Error: Application client_id invalid."));
    }
}
