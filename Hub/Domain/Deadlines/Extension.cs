namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>What became of the wish for more time.</summary>
public enum ExtensionState
{
    /// <summary>已申请: the rung above has not decided; the clock runs.</summary>
    Asked,

    /// <summary>已同意.</summary>
    Granted,

    /// <summary>已拒绝.</summary>
    Refused,

    /// <summary>已失效: the limit was missed or met, or is promised no longer, before anybody decided.</summary>
    Lapsed,
}

/// <summary>More time for an obligation (延期申请): asked once with a reason, decided by the rung above, capped by the policy.</summary>
public sealed record Extension(
    Obligation Obligation, Allowance Length, string Reason, string AskedBy, string AskedByName, DateTimeOffset AskedAt, ExtensionState State = ExtensionState.Asked);
