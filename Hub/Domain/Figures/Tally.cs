namespace RedProperty.Realtime.Domain.Figures;

/// <summary>One more of something on a community's day: the figures of walls and roll-ups are kept, not scanned for.</summary>
/// <param name="Day">Local day of the event.</param>
/// <param name="Name">One of <see cref="FigureNames"/>.</param>
public sealed record Tally(DateOnly Day, string Name, int Amount = 1);
