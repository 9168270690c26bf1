namespace RedProperty.Realtime.Client.Connection;

/// <summary>The connection went away before the answer came: whether the call took effect is unknown.</summary>
internal sealed class LinkLost(string message, Exception? cause = null) : Exception(message, cause);
