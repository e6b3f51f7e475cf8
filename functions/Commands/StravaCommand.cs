using System.CommandLine;
using LoadWatch.Platforms.Strava;
using LoadWatch.Webhooks;
using Microsoft.Extensions.Options;
using Polly.Timeout;

namespace LoadWatch.Commands;

/// <summary><c>strava subscribe | status | unsubscribe</c>: the one subscription that Strava keeps for an application.</summary>
public static class StravaCommand
{
    public static Command Create() => new("strava", "Have Strava send its events here, look whether it does, or end it.") { Subscribe(), Status(), Unsubscribe() };

    private static Command Subscribe()
    {
        var command = new Command("subscribe", "Subscribe to Strava's events. The server must run: Strava asks it for a challenge and waits 2 s.");
        command.SetAction((_, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var (strava, callback, door) = Ready(services);
            if (await strava.SubscriptionsAsync(cancel) is [var there, ..])
            {
                PrintOurs(there.CallbackUrl == callback.AbsoluteUri ? there : throw new InvalidOperationException(
                    $"Strava sends this application's events to another address already, and keeps one only:\n  {there.Id}  {Public(there, callback)}\n"
                    + $"Next: ./loadwatch strava unsubscribe {there.Id}"), "Subscribed already");
                return;
            }

            PrintOurs(new StravaSubscription(await SubscribeAsync(strava, callback, door.VerifyToken, cancel), callback.AbsoluteUri), "Subscribed");
        }));
        return command;
    }

    private static Command Status()
    {
        var command = new Command("status", "Print the subscription and where it points.");
        command.SetAction((_, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var (strava, callback, door) = Ready(services);
            if (await strava.SubscriptionsAsync(cancel) is not [var there, ..])
            {
                Console.WriteLine("There is no subscription.\nNext: ./loadwatch strava subscribe");
                return;
            }

            Console.WriteLine($"{there.Id}  {Public(there, callback)}");
            Console.WriteLine(
                there.CallbackUrl != callback.AbsoluteUri ? $"It points elsewhere; here is {Public(new StravaSubscription(0, callback.AbsoluteUri), callback)}\nNext: ./loadwatch strava unsubscribe {there.Id}"
                : door.SubscriptionId is { } expected && expected != there.Id ? $"It points here, but only events of {expected} are taken.\nNext: set Platforms__Strava__SubscriptionId={there.Id}"
                : door.SubscriptionId is null ? $"It points here.\nBetter: set Platforms__Strava__SubscriptionId={there.Id}"
                : "It points here.");
        }));
        return command;
    }

    private static Command Unsubscribe()
    {
        var id = new Argument<long?>("id") { Description = "The subscription; may be left out where it points here.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("unsubscribe", "End the subscription: Strava then tells of no run.") { id };
        command.SetAction((parsed, cancel) => OperatorCommands.ActAsync(async services =>
        {
            var (strava, callback, _) = Ready(services);
            var which = parsed.GetValue(id) ?? (await strava.SubscriptionsAsync(cancel) switch
            {
                [] => throw new InvalidOperationException("There is no subscription."),
                [var ours, ..] when ours.CallbackUrl == callback.AbsoluteUri => ours.Id,
                [var other, ..] => throw new InvalidOperationException(
                    $"The subscription points elsewhere:\n  {other.Id}  {Public(other, callback)}\nTo end it all the same: ./loadwatch strava unsubscribe {other.Id}"),
            });
            Console.WriteLine(await strava.UnsubscribeAsync(which, cancel)
                ? $"Subscription {which} has ended."
                : throw new InvalidOperationException($"There is no subscription {which} of this application: ./loadwatch strava status"));
        }));
        return command;
    }

    /// <summary>Where Strava is to send its events.</summary>
    internal static Uri Callback(IServiceProvider services) => services.GetRequiredService<IOptions<LoadWatchOptions>>().Value
        .At($"webhooks/strava/{services.GetRequiredService<IOptions<StravaDoorOptions>>().Value.WebhookKey}");

    /// <summary>A callback as it may be shown: the key at the end of an address of ours is secret, also one that was ours before.</summary>
    internal static string Public(StravaSubscription subscription, Uri callback)
    {
        var ours = new Uri(callback, ".").AbsoluteUri;
        return subscription.CallbackUrl == callback.AbsoluteUri ? $"{ours}KEY"
            : subscription.CallbackUrl.StartsWith(ours, StringComparison.Ordinal) ? $"{ours}ANOTHER-KEY"
            : Uri.TryCreate(subscription.CallbackUrl, UriKind.Absolute, out var url) ? new Uri(url, ".").AbsoluteUri + "..."
            : "(no address)";
    }

    private static async Task<long> SubscribeAsync(StravaApplication strava, Uri callback, string verifyToken, CancellationToken cancel)
    {
        try
        {
            return await strava.SubscribeAsync(callback, verifyToken, cancel);
        }
        catch (StravaRefusedException refused) when (refused.Message.Contains("callback", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                $"{refused.Message}\nStrava asked {new Uri(callback, ".")}KEY and did not get its challenge back within 2 s.\n"
                + "Next: let the server run there, with the same WebhookKey and VerifyToken; then try again.", refused);
        }
        catch (Exception silence) when (silence is TimeoutRejectedException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            throw new InvalidOperationException("Strava did not answer in time; it may have subscribed all the same.\nNext: ./loadwatch strava status", silence);
        }
    }

    private static void PrintOurs(StravaSubscription subscription, string done)
    {
        Console.WriteLine($"{done}: Strava sends its events here, as subscription {subscription.Id}.");
        Console.WriteLine($"Next: set Platforms__Strava__SubscriptionId={subscription.Id}");
    }

    /// <exception cref="InvalidOperationException">A setting is missing; the message says which.</exception>
    private static (StravaApplication Strava, Uri Callback, StravaDoorOptions Door) Ready(IServiceProvider services)
    {
        if (!services.GetRequiredService<IOptions<StravaOptions>>().Value.IsConfigured)
        {
            throw new InvalidOperationException("Set Platforms__Strava__ClientId and Platforms__Strava__ClientSecret first (strava.com/settings/api).");
        }

        var door = services.GetRequiredService<IOptions<StravaDoorOptions>>().Value;
        if (door.WebhookKey.Length == 0 || door.VerifyToken.Length == 0)
        {
            throw new InvalidOperationException("Set Platforms__Strava__WebhookKey and Platforms__Strava__VerifyToken first, to random texts of 20 or more letters and digits.");
        }

        var callback = Callback(services);
        return callback.AbsoluteUri.Length <= StravaApplication.LongestCallback
            ? (services.GetRequiredService<StravaApplication>(), callback, door)
            : throw new InvalidOperationException($"The callback address is longer than Strava's {StravaApplication.LongestCallback} characters: shorten Platforms__Strava__WebhookKey.");
    }
}
