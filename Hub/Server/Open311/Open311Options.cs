using System.ComponentModel.DataAnnotations;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>Configuration section <c>Open311</c>.</summary>
public sealed class Open311Options
{
    public const string Section = "Open311";

    public const int DefaultReportsPerSecond = 500;

    /// <summary>
    /// Keys for POST, by the client's name (<c>Open311:Keys:hotline = secret</c>); a plain list works too and names the clients 0, 1, 2. The name, never the
    /// key, stands in the tickets' history. None by default: then nobody may post. The host adds the demonstration's own.
    /// </summary>
    public Dictionary<string, string> Keys { get; init; } = [];

    /// <summary>Reports that one key may send in a second, on average and at once; 500 by default.</summary>
    [Range(1, 1_000_000)]
    public int ReportsPerSecond { get; set; } = DefaultReportsPerSecond;

    /// <summary>Besides the ids of the organisation's cities, the jurisdiction that this server answers for.</summary>
    public string JurisdictionId { get; set; } = "jinan.gov.cn";

    /// <summary>Whom developers write to, as the discovery shows it.</summary>
    public string Contact { get; set; } = "12345";

    /// <summary>How developers come by a key, as the discovery shows it.</summary>
    public string KeyService { get; set; } = "Ask the administrator of this installation for a key.";
}
