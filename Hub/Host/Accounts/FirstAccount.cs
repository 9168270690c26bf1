using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Host.Accounts;

/// <summary>
/// The account by which a new house is entered (section <c>Accounts:First</c>): <c>Person</c> is an administrator's id in the organisation and the user
/// name, <c>Password</c> the password. Opened at the start unless there is one of that name; all others are opened by its holder.
/// </summary>
internal sealed class FirstAccount(IConfiguration configuration, IAccountStore accounts, OpenAccounts open)
{
    public const string Section = "Accounts:First";

    public async Task Open(CancellationToken cancellation)
    {
        var wanted = configuration.GetSection(Section);
        if (wanted["Person"] is not { Length: > 0 } person || await accounts.Find(person, cancellation) is not null)
        {
            return;
        }

        var opened = await open.Open(Actor.System, [new NewAccount(person, person, wanted["Password"])], cancellation);
        if (opened.IsRefused)
        {
            throw new StartFaultException($"{Section} is not opened: {opened.Refusal.Sentence}");
        }
    }
}
