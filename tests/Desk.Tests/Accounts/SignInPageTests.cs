using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Desk.Tests.Accounts;

public sealed class SignInPageTests : DeskTest
{
    private readonly DefaultHttpContext http = new();
    private readonly RecordingAuthentication cookies = new();

    public SignInPageTests()
    {
        Services.AddSingleton<IDeskSignIn>(new Door(City));
        Services.AddSingleton<AntiforgeryStateProvider, NoToken>();
        Services.AddSingleton<IAuthenticationService>(cookies);
        http.RequestServices = Services;
    }

    [Fact]
    public void Answers_a_wrong_password_with_a_sentence_and_keeps_the_name()
    {
        var page = Typed("secretary-spring", "wrong");

        Assert.Equal("用户名或密码不对，请检查后再试。", page.Find("[role=alert]").TextContent);
        Assert.Equal("secretary-spring", page.Find("#user-name").GetAttribute("value"));
        Assert.Null(page.Find("#password").GetAttribute("value"));
        Assert.Equal(StatusCodes.Status401Unauthorized, http.Response.StatusCode);
        Assert.Null(cookies.SignedIn);
    }

    [Fact]
    public void Asks_to_wait_after_too_many_attempts()
    {
        Assert.Equal("尝试次数太多，请过几分钟再试。", Typed("limited", "x").Find("[role=alert]").TextContent);
        Assert.Equal(StatusCodes.Status429TooManyRequests, http.Response.StatusCode);
    }

    [Fact]
    public void Asks_for_what_is_missing() =>
        Assert.Equal("请填写用户名和密码。", Typed("secretary-spring", "").Find("[role=alert]").TextContent);

    [Theory]
    [InlineData("/tickets/spring.1", "/tickets/spring.1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData(null, "/")]
    public void Signs_in_and_goes_where_one_wanted_to_within_the_site(string? returnUrl, string lands)
    {
        Typed("secretary-spring", "right", returnUrl);

        Assert.Equal("secretary-spring", cookies.SignedIn?.Identity?.Name);
        Assert.Equal(lands, "/" + Navigation.ToBaseRelativePath(Navigation.Uri));
    }

    [Fact]
    public void Lists_the_accounts_of_a_demonstration_and_fills_in_the_chosen_one()
    {
        Services.Configure<DeskOptions>(options =>
        {
            options.DemoAccounts = [new DemoAccount("manager1", "物业经理", "Property manager")];
            options.DemoPassword = "Demo-2341!";
        });
        Navigation.NavigateTo("/sign-in?as=manager1");

        var page = Shown();

        Assert.Contains("物业经理", page.Find(".sign-in-demo").TextContent, StringComparison.Ordinal);
        Assert.Equal("manager1", page.Find("#user-name").GetAttribute("value"));
        Assert.Equal("Demo-2341!", page.Find("#password").GetAttribute("value"));
    }

    [Fact]
    public void Lists_no_accounts_outside_a_demonstration() => Assert.Empty(Shown().FindAll(".sign-in-demo"));

    [Fact]
    public void Says_that_the_store_is_away_and_keeps_the_name()
    {
        var page = Typed("away", "right");

        Assert.Equal("暂时连不上存储，请稍候再试。", page.Find("[role=alert]").TextContent);
        Assert.Equal("away", page.Find("#user-name").GetAttribute("value"));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, http.Response.StatusCode);
        Assert.Null(cookies.SignedIn);
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<SignInPage> Shown() => Render<SignInPage>(parameters => parameters.AddCascadingValue<HttpContext>(http));

    private IRenderedComponent<SignInPage> Typed(string userName, string password, string? returnUrl = null)
    {
        Navigation.NavigateTo(SignInPage.LinkTo(returnUrl));
        var page = Shown();
        (page.Instance.Form!.UserName, page.Instance.Form.Password) = (userName, password);
        page.Find("form").Submit();
        return page;
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }

    private sealed class Door(SmallCity city) : IDeskSignIn
    {
        public Task<Outcome<SignedInAtDesk>> SignIn(string userName, string password, DeskVisit visit, CancellationToken cancellation) =>
            userName == "away" ? throw new StoreUnavailableException() : Task.FromResult<Outcome<SignedInAtDesk>>(
                password == "right" ? new SignedInAtDesk(city.Person(userName), new Identity(userName, userName, "session-1", Nine))
                : userName == "limited" ? new Refusal(RefusalCode.Limited, "Too many attempts.")
                : new Refusal(RefusalCode.Unauthenticated, "Wrong user name or password."));
    }
}
