using Azure;
using Azure.Data.Tables;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Storage;

public sealed class TicketsTests(Azurite azurite)
{
    [Fact]
    public async Task A_ticket_whose_address_is_not_sealed_is_none()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync(azurite);
        var maya = await world.RunnerAsync("Maya");
        var tickets = world.Services.GetRequiredService<Tickets>();
        var secret = await tickets.IssueAsync(TicketKind.Email, maya.Id, "maya@example.org", TimeSpan.FromHours(1), cancel);
        (await tickets.FindAsync(secret, cancel)).ShouldNotBeNull().About.ShouldBe("maya@example.org");
        var table = world.Storage.Tables().GetTableClient("tickets");
        var row = table.Query<TableEntity>(cancellationToken: cancel).Single();
        row["About"] = "maya@example.org";
        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace, cancel);
        (await tickets.FindAsync(secret, cancel)).ShouldBeNull();
        (await tickets.UseAsync(secret, cancel)).ShouldBeNull();
    }
}
