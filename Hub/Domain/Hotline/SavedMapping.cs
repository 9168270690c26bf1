namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>A mapping that was kept for the next file.</summary>
/// <param name="Place">Whoever takes in cases there or above or below may use it; those whose posts cover it may replace it.</param>
public sealed record SavedMapping(string Place, string Name, HotlineMapping Mapping, string SavedBy, DateTimeOffset SavedAt);
