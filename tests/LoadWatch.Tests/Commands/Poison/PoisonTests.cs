using Azure.Core;
using LoadWatch.Commands.Poison;

namespace LoadWatch.Tests.Commands.Poison;

/// <summary><c>poison list | show | retry | drop</c>.</summary>
public sealed class PoisonTests(Azurite azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_listed_shown_put_back_and_dropped_by_the_same_id()
    {
        await using var world = await World.StartAsync(azurite);
        await PutAsync(world, "texts", "one", "two");
        var ids = (await world.Storage.Queues().GetQueueClient("texts-poison").PeekMessagesAsync(32, Cancel)).Value.Select(message => message.MessageId).ToArray();

        var (_, list) = await world.TypesAsync("poison", "list");
        list.ShouldStartWith("texts: 2 set aside, the oldest ");
        ids.ShouldAllBe(id => list.Contains(id));
        list.Split('\n').ShouldAllBe(line => line.Length <= 80);
        (await world.TypesAsync("poison", "show", ids[0][..12])).Said.ShouldEndWith("\none");
        (await world.TypesAsync("poison", "retry", ids[0])).ShouldBe((0, $"Put back on 'texts': {ids[0]}"));
        (await world.WaitingForAsync("SendText")).ShouldHaveSingleItem().Text.ShouldBe("one");
        (await world.TypesAsync("poison", "drop", ids[1])).Said.ShouldEndWith("\ntwo\nDropped.");
        (await world.TypesAsync("poison", "list")).ShouldBe((0, "No message waits for a person."));
        (await world.TypesAsync("poison", "drop", ids[1])).Code.ShouldBe(1);
    }

    [Fact]
    public async Task All_of_a_queue_are_put_back_however_many()
    {
        await using var world = await World.StartAsync(azurite);
        string[] bodies = [.. Enumerable.Range(0, 70).Select(number => $"{number}")];
        await PutAsync(world, "runs", bodies);
        (await world.TypesAsync("poison", "retry", "--all", "runs")).ShouldBe((0, "Put back on 'runs': 70"));
        (await world.WaitingForAsync("ProcessRun")).Select(message => message.Text).ShouldBe(bodies, ignoreOrder: true);
        (await world.TypesAsync("poison", "retry")).ShouldBe((1, "Give the id of a message, or --all with the name of a queue."));
    }

    [Fact]
    public async Task A_message_far_back_is_found_and_the_others_are_given_back()
    {
        await using var world = await World.StartAsync(azurite);
        await PutAsync(world, "runs", [.. Enumerable.Range(0, 40).Select(number => $"{number}")]);
        var last = await world.Storage.Queues().GetQueueClient("runs-poison").SendMessageAsync("last", cancellationToken: Cancel);
        var queue = new PoisonQueue(world.Storage.Queues(), "runs");
        (await queue.FindAsync(last.Value.MessageId, Cancel)).ShouldHaveSingleItem().Body.ToString().ShouldBe("last");
        (await queue.RetryAsync(last.Value.MessageId, Cancel)).ShouldBe(1);
        (await queue.CountAsync(Cancel)).ShouldBe(40);
        (await queue.RetryAsync(null, Cancel)).ShouldBe(40);
    }

    [Fact]
    public async Task A_crash_between_the_two_steps_leaves_a_double_and_never_a_loss()
    {
        await using var world = await World.StartAsync(azurite);
        await PutAsync(world, "runs", "precious");
        world.Storage.Fails = request => request.Method == RequestMethod.Delete;
        await Should.ThrowAsync<Azure.RequestFailedException>(new PoisonQueue(world.Storage.Queues(), "runs").RetryAsync(null, Cancel));
        world.Storage.Fails = null;
        (await world.SetAsideAsync("runs")).ShouldBe(["precious"]);
        (await world.WaitingForAsync("ProcessRun")).ShouldHaveSingleItem().Text.ShouldBe("precious");
    }

    [Theory]
    [InlineData("""{"platform":"garmin","payload":"[{\u0022userId\u0022:\u0022u1\u0022,\u0022userAccessToken\u0022:\u0022hush\u0022}]"}""", "hush", "u1")]
    [InlineData("""{"payload":"[{\"clientSecret\": \"hush\",\"run\":\"9\"}]"}""", "hush", "9")]
    [InlineData("""{"password":"hush","runner":"r1"}""", "hush", "r1")]
    [InlineData("""{"callbackURL":"https://apis.garmin.com/x?from=1&token=hush&to=2"}""", "hush", "&to=2")]
    [InlineData("""{"payload":"[{\u0022callbackURL\u0022:\u0022https://apis.garmin.com/x?token=hush\u0026to=2\u0022}]"}""", "hush", "u0026to=2")]
    [InlineData("""{"payload":"[{\u0022callbackURL\u0022:\u0022https://apis.garmin.com/x?to=2\u0026token=hush\u0022,\u0022userId\u0022:\u0022u1\u0022}]"}""", "hush", "u1")]
    [InlineData("""{"payload":"[{\"callbackURL\":\"https://apis.garmin.com/x?token=a\u002Bhush\",\"userId\":\"u1\"}]"}""", "hush", "u1")]
    public void A_secret_in_a_message_is_not_shown(string body, string hidden, string shown)
    {
        var output = new StringWriter();
        PoisonText.Whole(new PoisonMessage("runs", "id", World.Noon, BinaryData.FromString(body)), World.Noon, output);
        output.ToString().ShouldNotContain(hidden);
        output.ToString().ShouldContain(shown);
    }

    private static async Task PutAsync(World world, string queue, params string[] bodies)
    {
        var poison = world.Storage.Queues().GetQueueClient(queue + "-poison");
        await poison.CreateIfNotExistsAsync(cancellationToken: Cancel);
        foreach (var body in bodies)
        {
            await poison.SendMessageAsync(body, cancellationToken: Cancel);
        }
    }
}
