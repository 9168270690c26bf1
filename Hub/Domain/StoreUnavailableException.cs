namespace RedProperty.Realtime.Domain;

/// <summary>The store cannot be reached. Nothing is known to be lost: the same command id may be sent again after a moment.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner) : Exception(message, inner);
