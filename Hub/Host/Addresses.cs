using Microsoft.AspNetCore.Http;

namespace RedProperty.Realtime.Host;

/// <summary>Where the program listens (configuration key <c>Urls</c>, separated by semicolons; default http://localhost:5080).</summary>
internal static class Addresses
{
    public const string Key = "Urls";

    public static void Check(IConfiguration configuration)
    {
        foreach (var address in (configuration[Key] ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                _ = BindingAddress.Parse(address);
            }
            catch (FormatException)
            {
                throw new StartFaultException($"{Key} holds '{address}'; write addresses as http://host:port, separated by semicolons.");
            }
        }
    }
}
