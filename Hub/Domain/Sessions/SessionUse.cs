namespace RedProperty.Realtime.Domain.Sessions;

/// <summary>Marks a door at which only a person knocks: passing it is a use of the desk's session. What a page fetches by itself is none.</summary>
public sealed class SessionUse;
