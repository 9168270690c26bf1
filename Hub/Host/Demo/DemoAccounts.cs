using Microsoft.AspNetCore.Identity;
using RedProperty.Realtime.Domain.Accounts;

namespace RedProperty.Realtime.Host.Demo;

/// <summary>The accounts by which a newcomer looks around: user names are the ids of persons of the demo city. Never stored unless the demo is enabled.</summary>
internal sealed class DemoAccounts(IAccountStore accounts)
{
    /// <summary>Public on purpose: it stands in the README.</summary>
    public const string Password = "Demo-2341!";

    /// <summary>Public on purpose, likewise.</summary>
    public const string Open311Key = "demo-open311-key";

    public static IReadOnlyList<string> UserNames { get; } =
    [
        "worker1", "worker2", "steward1", "manager1", "branch1", "secretary1", "street1", "station1", "department1", "district1", "city1", "admin",
    ];

    /// <summary>Adds those that are missing; what is there stays as it is.</summary>
    public async Task Store(CancellationToken cancellation)
    {
        var missing = new List<string>();
        foreach (var userName in UserNames)
        {
            if (await accounts.Find(userName, cancellation) is null)
            {
                missing.Add(userName);
            }
        }

        if (missing.Count == 0)
        {
            return;
        }

        // One hash for all: hashing is slow by design, and a password that everybody knows has nothing to hide.
        var hash = new PasswordHasher<Account>().HashPassword(new Account("", "", ""), Password);
        await accounts.Put([.. missing.Select(userName => new Account(userName, userName, hash))], cancellation);
    }
}
