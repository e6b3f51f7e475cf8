using LoadWatch.Sandbox.Mail;

namespace LoadWatch.Tests.Mailing;

/// <summary>Settings that have a world send its mail somewhere.</summary>
internal static class MailSettings
{
    public const string BounceKey = "a-bounce-key-of-the-tests";

    public static Task<MailSink> SinkAsync() => MailSink.StartAsync(Repository.PathTo("node_modules", "maildev", "bin", "maildev"));

    public static void To(this IDictionary<string, string?> values, MailSink sink)
    {
        foreach (var (name, value) in sink.Settings)
        {
            values[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        values["Mail:BounceKey"] = BounceKey;
    }

    public static void To(this IDictionary<string, string?> values, int port)
    {
        values["Mail:Host"] = "127.0.0.1";
        values["Mail:Port"] = $"{port}";
        values["Mail:RequireTls"] = "false";
        values["Mail:From"] = "LoadWatch <hello@example.org>";
        values["Mail:Timeout"] = "00:00:01";
    }

    /// <summary>A message shows a moment after the server took it.</summary>
    public static async Task<IReadOnlyList<ReceivedMail>> ReceivedAsync(this MailSink sink, int least)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var received = await sink.ReceivedAsync();
            if (received.Count >= least || TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
            {
                return received;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
