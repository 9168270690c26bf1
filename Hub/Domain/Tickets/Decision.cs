namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>What a command comes to: facts, or a refusal. No facts and no refusal: there is nothing left to do.</summary>
public sealed record Decision(IReadOnlyList<Happening> Happenings, Refusal? Refusal)
{
    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}
