namespace RedProperty.Realtime.Desk;

/// <summary>An account that the sign-in page of a demonstration offers.</summary>
/// <param name="Role">What this person does and where, in Chinese.</param>
/// <param name="RoleEn">The same in English.</param>
public sealed record DemoAccount(string UserName, string Role, string RoleEn);

/// <summary>What the Desk is told by the program that hosts it.</summary>
public sealed class DeskOptions
{
    /// <summary>Empty by default: only a demonstration shows its accounts.</summary>
    public IReadOnlyList<DemoAccount> DemoAccounts { get; set; } = [];

    /// <summary>What people type to come here, for codes on paper; null: what the request came by.</summary>
    public Uri? SiteAddress { get; set; }

    /// <summary>The password that all demonstration accounts share; filled in when one of them is chosen.</summary>
    public string? DemoPassword { get; set; }
}
