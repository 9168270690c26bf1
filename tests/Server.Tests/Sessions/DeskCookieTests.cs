using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Server.Accounts;

namespace RedProperty.Realtime.Server.Tests.Sessions;

/// <summary>What a desk's cookie opens: what its session's record upholds.</summary>
public sealed class DeskCookieTests(ServedHouse house) : IClassFixture<ServedHouse>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_is_opened_is_a_use_of_the_desk_and_what_a_page_fetches_by_itself_is_none()
    {
        var who = await SignsIn("manager-spring");
        var signedInAt = (await Kept(who))!.RenewedAt;
        house.Time.Advance(TimeSpan.FromMinutes(2));

        await Get(who, "*/*");
        Assert.Equal(signedInAt, (await Kept(who))!.RenewedAt);
        await Get(who, "text/html,application/xhtml+xml");

        Assert.Equal(signedInAt.AddMinutes(2), (await Kept(who))!.RenewedAt);
    }

    [Fact]
    public async Task Of_an_ended_session_it_opens_nothing_and_is_taken_away()
    {
        var who = await SignsIn("secretary-spring");
        using var before = await Get(who);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await house.Service<DeskSessions>().End(who.SessionId!, Token);

        await AssertOut(who);
    }

    [Fact]
    public async Task After_a_new_password_it_opens_nothing()
    {
        var who = await SignsIn("street");

        await house.Service<KeepAccounts>().SetPassword(house.City.Person("admin"), "street", "street-2341-street", null, Token);

        await AssertOut(who);
    }

    [Fact]
    public async Task A_session_that_lapsed_and_a_cookie_of_the_days_before_sessions_open_nothing()
    {
        var who = await SignsIn("district");
        house.Time.Advance(DeskPolicy.Default.Idle);

        await AssertOut(who);
        await AssertOut(who with { SessionId = null });
        await AssertOut(who with { SessionId = "of-nobody" });
    }

    [Fact]
    public async Task While_the_store_is_away_a_desk_goes_on_by_what_the_program_knows()
    {
        var who = await SignsIn("city");
        house.Sessions.Answering = Task.FromException(new StoreUnavailableException());
        try
        {
            using var answer = await Get(who);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        finally
        {
            house.Sessions.Answering = Task.CompletedTask;
        }
    }

    private async Task<Identity> SignsIn(string person) => await house.Service<DeskSessions>().Open(
        new SignedIn((await house.Accounts.Find(person, Token))!, house.City.Person(person), house.Time.GetUtcNow()), null, null, Token);

    private Task<KeptSession?> Kept(Identity who) => house.Sessions.Find(who.SessionId!, Token);

    private async Task AssertOut(Identity who)
    {
        using var answer = await Get(who);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith(".AspNetCore.Cookies=;", StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> Get(Identity who, string accept = "text/html")
    {
        var options = house.Service<IOptionsMonitor<CookieAuthenticationOptions>>().Get(StaffSchemes.Cookies);
        var properties = new AuthenticationProperties { IssuedUtc = house.Time.GetUtcNow(), ExpiresUtc = house.Time.GetUtcNow() + StaffSchemes.CookieLife };
        var cookie = options.TicketDataFormat.Protect(new AuthenticationTicket(who.ToPrincipal("name", StaffSchemes.Cookies), properties, StaffSchemes.Cookies));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = house.Anybody.BaseAddress };
        client.DefaultRequestHeaders.Add("Cookie", $"{options.Cookie.Name}={cookie}");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        return await client.GetAsync("/exports/tickets.csv?area=1", Token);
    }
}
