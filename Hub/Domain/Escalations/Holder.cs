using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Escalations;

/// <summary>A person who answers for a ticket now (责任人), and by which role.</summary>
public sealed record Holder(string UserId, string Name, Role Role);

/// <summary>A rung together with the persons on it.</summary>
public sealed record Standing(Rung Rung, IReadOnlyList<Holder> Holders)
{
    public bool IsVacant => Holders.Count == 0;
}
