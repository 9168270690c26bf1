using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Escalations;

/// <summary>One step of a ladder (层级): who answers for the matter at that step.</summary>
/// <param name="Level">1 at the bottom.</param>
/// <param name="PlaceLevel">Where in the city the matter now lies: what is still with the company or the grid counts as solved in the grid.</param>
/// <param name="PostId">For example <c>propertyManager@yanzishan</c>.</param>
/// <param name="Since">When the matter came to this rung; after an outage, the limit that sent it there, not the late moment of writing.</param>
public sealed record Rung(int Level, Role Role, PlaceLevel PlaceLevel, string PostId, DateTimeOffset Since);
