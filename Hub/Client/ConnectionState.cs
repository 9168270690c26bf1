namespace RedProperty.Realtime.Client;

/// <summary>How a client stands to its hub.</summary>
public enum ConnectionState
{
    /// <summary>Has not been live yet.</summary>
    Connecting,

    /// <summary>Connected, and every watched feed was brought up to date.</summary>
    Live,

    /// <summary>Was live and is trying to be again; what it shows is old.</summary>
    Away,
}
