using LoadWatch.Core;
using LoadWatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LoadWatch.Tests.Mailing;

/// <summary>What mail servers do, and what becomes of an email then.</summary>
public sealed class SendMailTests(Azurite azurite)
{
    /// <summary>Seven on a Monday morning in Toronto.</summary>
    private static readonly DateTimeOffset Monday = new(2030, 6, 17, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_summary_in_doubt_is_not_sent_again_where_nobody_can_be_asked()
    {
        await using var smtp = new ScriptedSmtp(command => command == "." ? "" : null);
        await using var world = await World.StartAsync(azurite, values => values.To(smtp.Port), Monday);
        var maya = await SubscribedAsync(world);
        await world.PassesAsync(TimeSpan.FromHours(3));
        (await MailOfAsync(maya)).ShouldBe((MailState.Unknown, Reasons.NoClearAnswer));
        smtp.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_link_in_doubt_is_sent_again_under_the_same_id()
    {
        var silences = 1;
        await using var smtp = new ScriptedSmtp(command => command == "." && Interlocked.Decrement(ref silences) >= 0 ? "" : null);
        await using var world = await World.StartAsync(azurite, values => values.To(smtp.Port), Monday);
        var maya = await world.RunnerAsync("Maya");
        await world.ClaimsEmailAsync(maya, "maya@example.org");
        using var person = new Person(world);
        await person.GetAsync("api/sign-in");
        await person.PostAsync("api/sign-in", ("contact", "maya@example.org"));
        await world.PassesAsync(TimeSpan.FromMinutes(10));
        (await MailOfAsync(maya)).ShouldBe((MailState.Sent, null));
        smtp.Received.Count.ShouldBe(2);
        smtp.Received.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_address_gets_no_summary_until_it_is_confirmed_anew()
    {
        await using var smtp = new ScriptedSmtp(command => command == "RCPT" ? "550 5.1.1 no such user" : null);
        await using var world = await World.StartAsync(azurite, values => values.To(smtp.Port), Monday);
        var maya = await SubscribedAsync(world);
        await world.SettledAsync();
        var (state, reason) = await MailOfAsync(maya);
        state.ShouldBe(MailState.Failed);
        reason.ShouldNotBeNull().ShouldContain("550");
        var profile = (await maya.StoredAsync()).Profile!.Value;
        (profile.EmailVerifiedAt, profile.EmailRefused).ShouldBe((null, "550 5.1.1 no such user"));
        using var person = await Person.SignedInAsync(world, maya.Id);
        await person.GetAsync("api/me");
        person.Page.ShouldContain("Emails to maya@example.org come back (550 5.1.1 no such user).");

        await world.PassesAsync(TimeSpan.FromDays(7));
        await world.FireAsync("PlanSummaries");
        await world.SettledAsync();
        (await maya.SummaryDaysAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_passing_trouble_passes()
    {
        var refusals = 3;
        await using var smtp = new ScriptedSmtp(command => command == "RCPT" && Interlocked.Decrement(ref refusals) >= 0 ? "451 4.3.0 later" : null);
        await using var world = await World.StartAsync(azurite, values => values.To(smtp.Port), Monday);
        var maya = await SubscribedAsync(world);
        await world.PassesAsync(TimeSpan.FromHours(1));
        (await MailOfAsync(maya)).ShouldBe((MailState.Sent, null));
        (await maya.StoredAsync()).Mails.Single().Value.Attempts.ShouldBe(4);
    }

    [Fact]
    public async Task A_lost_message_is_found_by_the_sweep()
    {
        await using var smtp = new ScriptedSmtp(_ => null);
        await using var world = await World.StartAsync(azurite, values => values.To(smtp.Port), Monday);
        var maya = await SubscribedAsync(world);
        await world.FireAsync("WriteSummary", StorageJson.Write(new SummaryDue(maya.Id.Value, new DateOnly(2030, 6, 17))));
        (await world.TakesAsync<MailDue>("SendMail")).ShouldNotBeEmpty();
        await world.TakesAsync<SummariesDue>("SpreadSummaries");
        await world.FireAsync("SweepMails");
        (await world.WaitingForAsync("SendMail")).ShouldBeEmpty("it is not overdue yet");
        await world.PassesAsync(TimeSpan.FromMinutes(11));
        await world.FireAsync("SweepMails");
        await world.SettledAsync();
        (await MailOfAsync(maya)).ShouldBe((MailState.Sent, null));
        await world.PassesAsync(TimeSpan.FromMinutes(15));
        await world.FireAsync("SweepMails");
        (await world.WaitingForAsync("SendMail")).ShouldBeEmpty("it is settled");
    }

    [Fact]
    public async Task What_a_settled_summary_said_is_not_kept()
    {
        await using var smtp = new ScriptedSmtp(_ => null);
        await using var world = await World.StartAsync(azurite, values => values.To(smtp.Port), Monday);
        var maya = await SubscribedAsync(world);
        await world.SettledAsync();
        var mail = (await maya.StoredAsync()).Mails.Single().Value;
        (mail.State, mail.Subject, mail.Text, mail.Letter).ShouldBe((MailState.Sent, "", "", null));
    }

    [Fact]
    public async Task A_summary_waits_while_sending_is_held_after_a_restore_and_a_link_to_sign_in_does_not()
    {
        await using var smtp = new ScriptedSmtp(_ => null);
        await using var world = await World.StartAsync(azurite, values => values.To(smtp.Port), Monday);
        await world.Services.GetRequiredService<SenderHalt>().HoldAsync(Monday.AddHours(3), "restored", CancellationToken.None);
        var maya = await SubscribedAsync(world);
        using var person = new Person(world);
        await person.GetAsync("api/sign-in");
        await person.PostAsync("api/sign-in", ("contact", "maya@example.org"));
        await world.PassesAsync(TimeSpan.FromHours(2.9));
        (await maya.StoredAsync()).Mails.Select(row => (row.Value.Kind, row.Value.State)).ShouldBe(
            [(MailKind.Summary, MailState.Pending), (MailKind.Asked, MailState.Sent)], ignoreOrder: true);
        await world.PassesAsync(TimeSpan.FromHours(0.2));
        (await maya.StoredAsync()).Mails.ShouldAllBe(row => row.Value.State == MailState.Sent);
    }

    [Fact]
    public async Task A_halt_by_the_carrier_of_texts_holds_no_email()
    {
        await using var smtp = new ScriptedSmtp(_ => null);
        await using var world = await World.StartAsync(azurite, values => values.To(smtp.Port), Monday);
        await world.Services.GetRequiredService<SenderHalt>().SetAsync(Monday.AddHours(3), "30034", CancellationToken.None);
        var maya = await SubscribedAsync(world);
        await world.SettledAsync();
        (await MailOfAsync(maya)).ShouldBe((MailState.Sent, null));
    }

    private static async Task<WorldRunner> SubscribedAsync(World world)
    {
        var maya = await world.RunnerAsync("Maya");
        await maya.AsksForSummariesAsync();
        await world.FireAsync("PlanSummaries");
        return maya;
    }

    private static async Task<(MailState State, string? Reason)> MailOfAsync(WorldRunner runner) =>
        (await runner.StoredAsync()).Mails.Select(row => (row.Value.State, row.Value.Reason)).Single();
}
