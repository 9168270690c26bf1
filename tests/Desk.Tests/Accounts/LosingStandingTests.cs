using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Desk.Presences;
using RedProperty.Realtime.Desk.Tickets;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Desk.Tests.Accounts;

/// <summary>A page that is open while the person at it is signed out, shut out or loses a post.</summary>
public sealed class LosingStandingTests : DeskTest
{
    private static readonly TimeSpan WithinWhichItIsSeen = TimeSpan.FromSeconds(5);

    private int heard;

    private BunitNavigationManager Navigation => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task As_long_as_she_is_who_she_was_every_event_of_the_page_is_heard()
    {
        await Sits("manager-spring");

        Time.Advance(TimeSpan.FromMinutes(5));
        await Press();

        Assert.Equal(1, heard);
        Assert.Empty(Navigation.History);
    }

    [Fact]
    public async Task After_a_sign_out_elsewhere_no_event_is_heard_and_the_page_is_loaded_anew_by_itself()
    {
        var who = await Sits("manager-spring");

        await Services.GetRequiredService<DeskSessions>().End(who.SessionId!, Cancellation);
        await Press();

        Assert.Equal(0, heard);
        AssertLoadedAnew();
        Assert.Empty(Presence.Of("manager-spring"));
    }

    [Fact]
    public async Task Within_five_seconds_also_when_she_touches_nothing()
    {
        var who = await Sits("manager-spring");

        await Services.GetRequiredService<DeskSessions>().End(who.SessionId!, Cancellation);
        Time.Advance(WithinWhichItIsSeen);

        AssertLoadedAnew();
    }

    [Fact]
    public async Task A_post_taken_away_ends_the_page_and_a_post_given_does_not()
    {
        await Sits("steward-spring-1");
        City.WithVacant("propertyManager", "lake");
        await Press();
        Assert.Equal(1, heard);

        City.WithVacant("redSteward", "spring-1");
        await Press();

        Assert.Equal(1, heard);
        AssertLoadedAnew();
    }

    [Fact]
    public async Task A_post_gained_while_the_page_is_open_and_lost_again_ends_it_too()
    {
        City.WithVacant("propertyManager", "spring");
        await Sits("manager-spring");
        City.WithHolder("propertyManager", "spring", "manager-spring");
        await Services.GetRequiredService<CurrentActor>().Find();
        await Press();
        Assert.Equal(1, heard);

        City.WithVacant("propertyManager", "spring");
        await Press();

        Assert.Equal(1, heard);
        AssertLoadedAnew();
    }

    [Fact]
    public async Task A_browser_that_comes_back_as_somebody_else_finds_the_page_ended()
    {
        await Sits("manager-spring");
        var account = new Account("secretary-spring", "secretary-spring", "hash");
        await Accounts.Put([account], Cancellation);
        var other = await Services.GetRequiredService<DeskSessions>().Open(
            new SignedIn(account, City.Person("secretary-spring"), Nine), null, null, Cancellation);

        Authorization.SetAuthorized("secretary-spring");
        Authorization.SetClaims([.. other.ToPrincipal("secretary-spring", "test").Claims]);
        await Press();

        Assert.Equal(0, heard);
        AssertLoadedAnew();
    }

    [Fact]
    public async Task It_is_loaded_anew_once_however_much_the_browser_still_says()
    {
        var who = await Sits("manager-spring");
        await Services.GetRequiredService<DeskSessions>().End(who.SessionId!, Cancellation);

        await Press();
        await Press();
        Time.Advance(WithinWhichItIsSeen);

        Assert.Single(Navigation.History);
    }

    [Fact]
    public async Task A_desk_that_was_idle_for_as_long_as_the_policy_allows_is_signed_out_while_it_stands_open()
    {
        await Sits("manager-spring");

        Time.Advance(DeskPolicy.Default.Idle + DeskSessions.BetweenUses + WithinWhichItIsSeen);

        AssertLoadedAnew();
        await Press();
        Assert.Equal(0, heard);
    }

    [Fact]
    public async Task An_open_page_shows_nothing_new_to_whoever_is_out()
    {
        var who = await Sits("steward-spring-1");
        var page = Open<DeskPage>();
        await AReport();
        page.WaitForAssertion(() =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(250));
            Assert.Single(page.FindAll(".row-title"));
        });

        await Services.GetRequiredService<DeskSessions>().End(who.SessionId!, Cancellation);
        await AReport();
        for (var i = 0; i < 40; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(250));
            await page.InvokeAsync(() => { });
        }

        Assert.Single(page.FindAll(".row-title"));
    }

    [Fact]
    public async Task A_wall_is_nobodys_and_hears_everything()
    {
        var circuit = Services.GetRequiredService<DeskCircuit>();
        await circuit.OnConnectionUpAsync(null!, Cancellation);

        await Press();

        Assert.Equal(1, heard);
    }

    private async Task<Identity> Sits(string person)
    {
        var account = new Account(person, person, "hash");
        await Accounts.Put([account], Cancellation);
        var who = await Services.GetRequiredService<DeskSessions>().Open(new SignedIn(account, City.Person(person), Nine), null, null, Cancellation);
        Authorization.SetAuthorized(person);
        Authorization.SetClaims([.. who.ToPrincipal(person, "test").Claims]);
        await Services.GetRequiredService<DeskCircuit>().OnConnectionUpAsync(null!, Cancellation);
        return who;
    }

    /// <summary>Something of the page that the browser sends.</summary>
    private Task Press() => Services.GetRequiredService<DeskCircuit>().CreateInboundActivityHandler(_ =>
    {
        heard++;
        return Task.CompletedTask;
    })(null!);

    private void AssertLoadedAnew()
    {
        var last = Navigation.History.First();
        Assert.Equal((Navigation.Uri, true), (new Uri(new Uri(Navigation.BaseUri), last.Uri).ToString(), last.Options.ForceLoad));
    }
}
