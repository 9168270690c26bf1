namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>Why a matter waits (暂停原因): something that no holder can speed up.</summary>
public enum PauseReason
{
    /// <summary>等待居民: the resident must open the door, decide, or answer.</summary>
    WaitingForResident,

    /// <summary>等待配件: a part is on its way.</summary>
    WaitingForPart,
}

/// <summary>What the policy allows for a reason (暂停规则).</summary>
/// <param name="Stops">The obligations whose clocks stand still; the others run on. Never empty.</param>
/// <param name="AtMost">Then the clocks run again by themselves, so that nothing is parked for ever.</param>
public sealed record PauseRule(PauseReason Reason, IReadOnlyList<Obligation> Stops, Allowance AtMost);

/// <summary>A pause that is in force (暂停).</summary>
/// <param name="Since">When the clocks stopped (server time).</param>
/// <param name="Until">When they run again by themselves.</param>
public sealed record Pause(PauseReason Reason, string? Text, DateTimeOffset Since, DateTimeOffset Until, string By, string ByName);
