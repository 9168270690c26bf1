using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Desk.Layout;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Desk.Accounts;

/// <summary>The door: a plain form that works without JavaScript. After a wrong password the name stays; a password is never sent back.</summary>
public sealed partial class SignInPage
{
    public const string Path = "/sign-in";
    public const string ReturnUrlParameter = "returnUrl";

    private string? sentence;
    private string? filledIn;

    [SupplyParameterFromForm(Name = "Form", FormName = "sign-in")]
    internal SignInForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = ReturnUrlParameter)]
    private string? ReturnUrl { get; set; }

    /// <summary>The demonstration account to fill in.</summary>
    [SupplyParameterFromQuery(Name = "as")]
    private string? As { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private IDeskSignIn Door { get; set; } = null!;

    [Inject]
    private IOptions<DeskOptions> Options { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private static string OtherLanguage => Wording.IsEnglish ? Preferences.Chinese : Preferences.English;

    private string Here => LinkTo(ReturnUrl, As);

    public static string LinkTo(string? returnUrl, string? demoAccount = null)
    {
        var query = new QueryString();
        query = returnUrl is null ? query : query.Add(ReturnUrlParameter, returnUrl);
        query = demoAccount is null ? query : query.Add("as", demoAccount);
        return Path + query;
    }

    protected override void OnInitialized()
    {
        var demo = Options.Value.DemoAccounts.FirstOrDefault(account => account.UserName == As);
        filledIn = demo is null ? null : Options.Value.DemoPassword;
        Form ??= new SignInForm { UserName = demo?.UserName ?? string.Empty };
    }

    private async Task Submit()
    {
        var (userName, password) = (Form!.UserName?.Trim() ?? string.Empty, Form.Password ?? string.Empty);
        if (userName.Length == 0 || password.Length == 0)
        {
            sentence = Say["SignIn.Missing"];
            return;
        }

        var visit = new DeskVisit(
            Context.Connection.RemoteIpAddress?.ToString() ?? "unknown", Context.Request.Headers.UserAgent.ToString(), Identity.Of(Context.User)?.SessionId);
        var outcome = await Check(userName, password, visit);
        if (outcome.IsRefused)
        {
            sentence = Say[$"SignIn.{outcome.Refusal.Code}"] is { ResourceNotFound: false } words ? words : Say.Of(outcome.Refusal);
            Context.Response.StatusCode = outcome.Refusal.Code switch
            {
                RefusalCode.Limited => StatusCodes.Status429TooManyRequests,
                RefusalCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status401Unauthorized,
            };
            return;
        }

        await Context.SignInAsync(DeskRoom.CookieScheme, outcome.Value.Identity.ToPrincipal(outcome.Value.Actor.Name, DeskRoom.CookieScheme));
        Navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
    }

    private async Task<Outcome<SignedInAtDesk>> Check(string userName, string password, DeskVisit visit)
    {
        try
        {
            return await Door.SignIn(userName, password, visit, Context.RequestAborted);
        }
        catch (StoreUnavailableException fault)
        {
            return new Refusal(RefusalCode.Unavailable, fault.Message);
        }
    }
}

/// <summary>What is typed at the door.</summary>
public sealed class SignInForm
{
    public string? UserName { get; set; }

    public string? Password { get; set; }
}
