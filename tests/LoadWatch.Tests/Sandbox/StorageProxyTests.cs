using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using LoadWatch.Sandbox.Faults;

namespace LoadWatch.Tests.Sandbox;

/// <summary>The real clients of Azure Storage through the proxy: what it does to them, and nothing besides.</summary>
public sealed class StorageProxyTests(Azurite azurite)
{
    private readonly string _name = $"proxy{Guid.NewGuid():N}";

    [Theory]
    [InlineData("a|b c")]
    [InlineData("50% é +&=")]
    [InlineData("it's (so)")]
    public async Task Whatever_a_key_holds_its_request_still_fits_its_signature(string key)
    {
        await using var proxy = await StorageProxy.StartAsync(azurite.ConnectionString);
        var table = await TableAsync(proxy);
        await table.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(key, key))], Cancel);
        (await table.GetEntityAsync<TableEntity>(key, key, cancellationToken: Cancel)).Value.RowKey.ShouldBe(key);
        (await table.DeleteEntityAsync(key, key, cancellationToken: Cancel)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task What_is_refused_after_the_work_is_done_all_the_same()
    {
        await using var proxy = await StorageProxy.StartAsync(azurite.ConnectionString);
        var queue = new QueueServiceClient(proxy.ConnectionString, Once(new QueueClientOptions())).GetQueueClient(_name);
        await queue.CreateAsync(cancellationToken: Cancel);
        proxy.Faults.Next(new Fault.Answer(503), method: "POST");
        (await Should.ThrowAsync<RequestFailedException>(() => queue.SendMessageAsync("before", Cancel))).Status.ShouldBe(503);
        proxy.Faults.Next(new Fault.Answer(500, Moment.AfterWork), method: "POST");
        (await Should.ThrowAsync<RequestFailedException>(() => queue.SendMessageAsync("after", Cancel))).Status.ShouldBe(500);

        (await queue.ReceiveMessagesAsync(32, cancellationToken: Cancel)).Value.ShouldHaveSingleItem().MessageText.ShouldBe("after");
        proxy.Faults.Struck.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_is_there_while_it_is_gone_and_it_comes_back_to_the_same_address()
    {
        await using var proxy = await StorageProxy.StartAsync(azurite.ConnectionString);
        var table = await TableAsync(proxy);
        await proxy.LeaveAsync();
        (await Should.ThrowAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("a", "b"), Cancel))).Status.ShouldBe(0);
        await proxy.ReturnAsync();
        (await table.AddEntityAsync(new TableEntity("a", "b"), Cancel)).Status.ShouldBe(204);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static T Once<T>(T options)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 0;
        return options;
    }

    private async Task<TableClient> TableAsync(StorageProxy proxy)
    {
        var table = new TableServiceClient(proxy.ConnectionString, Once(new TableClientOptions())).GetTableClient(_name);
        await table.CreateAsync(Cancel);
        return table;
    }
}
