using Microsoft.AspNetCore.DataProtection;

namespace RedProperty.Realtime.Host.Store;

/// <summary>The keys that sign sessions and cookies: in the store, so that every process accepts what another has signed, and a restart signs nobody out.</summary>
internal static class KeysInStore
{
    /// <summary>A list of a few keys; the framework adds one every 90 days.</summary>
    private const string Key = "data-protection";

    public static IDataProtectionBuilder PersistKeysTo(this IDataProtectionBuilder builder, ProgramStore store)
    {
        // The key ring is read and written synchronously by the framework, once in a while and long after the connection was opened.
        return builder.PersistKeysToStackExchangeRedis(() => store.Connection.GetAwaiter().GetResult().GetDatabase(), Key);
    }
}
