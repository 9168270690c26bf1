using System.Security.Cryptography;
using System.Text;

namespace RedProperty.Realtime.Host.Desk;

/// <summary>Wall keys from the configuration: <c>Wall:Keys:{communityId}</c>; in the demo one key opens every community's wall.</summary>
internal sealed class ConfiguredWallKeys(IConfiguration configuration, bool isDemo)
{
    /// <summary>Public on purpose: it stands in the README.</summary>
    public const string DemoKey = "demo-wall-key";

    private readonly IConfigurationSection keys = configuration.GetSection("Wall:Keys");

    public bool Opens(string communityId, string key)
    {
        var own = keys[communityId];
        return (!string.IsNullOrEmpty(own) && IsSame(own, key)) || (isDemo && IsSame(DemoKey, key));
    }

    private static bool IsSame(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
