namespace RedProperty.Realtime.Host;

/// <summary>Why the program does not start: sentences that name the key or the line at fault and the way out. Printed without a stack trace.</summary>
public sealed class StartFaultException(string message) : Exception(message);
