using System.Net;
using LoadWatch.Mailing;
using LoadWatch.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LoadWatch.Tests.Mailing;

/// <summary>What an email is called, also one from a version before there were marks.</summary>
public sealed class MessageIdsTests(Azurite azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void An_email_without_a_mark_has_the_id_that_it_went_out_with()
    {
        var runner = RunnerId.New();
        var mail = Asked(World.Noon);
        MessageIds.Of(runner, mail, "example.org").ShouldBe($"sign-in.{runner}@example.org");
        MessageIds.Read(MessageIds.Of(runner, mail, "example.org")).ShouldBeNull();
        MessageIds.Of(runner, mail with { Mark = "0123456789abcdef" }, "example.org").ShouldBe($"sign-in.{runner}.0123456789abcdef@example.org");
    }

    [Fact]
    public async Task An_email_from_before_there_were_marks_is_found_in_the_list_and_not_sent_again()
    {
        // A list as of a mail server that has accepted one email of the version before.
        var known = "";
        var asked = new List<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = $"http://127.0.0.1:{FreePort.Next()}";
        await using var list = builder.Build();
        list.MapGet("/accepted/{id}", (string id) =>
        {
            asked.Add(id);
            return Results.StatusCode((int)(id == known ? HttpStatusCode.OK : HttpStatusCode.NotFound));
        });
        await list.StartAsync(Cancel);
        await using var smtp = new ScriptedSmtp(_ => null);
        await using var world = await World.StartAsync(azurite, values =>
        {
            values.To(smtp.Port);
            values["Mail:AcceptedUrl"] = $"{list.Urls.Single()}/accepted/{{messageId}}";
        });
        var maya = await world.RunnerAsync("Maya");
        known = $"sign-in.{maya.Id}@example.org";
        await world.Runners.AddAsync(maya.Id, Asked(world.Now) with { State = MailState.Sending, SendingAt = world.Now }, world.Now.AddDays(30), Cancel);
        await world.PassesAsync(TimeSpan.FromMinutes(5));
        await world.FireAsync("SendMail", StorageJson.Write(new MailDue(maya.Id.Value, "sign-in")));
        (await maya.StoredAsync()).Mails.ShouldHaveSingleItem().Value.State.ShouldBe(MailState.Sent);
        asked.ShouldBe([known]);
        smtp.Received.ShouldBeEmpty();
    }

    private static Mail Asked(DateTimeOffset at) => new()
    {
        Id = "sign-in",
        To = "maya@example.org",
        Subject = "Sign in",
        Text = "Here.",
        State = MailState.Pending,
        DueAt = at,
        Until = at.AddDays(1),
    };
}
