using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>黄牌: three quarters of an allowance are used up.</summary>
public sealed record YellowCard(Obligation Obligation, int Rung, DateTimeOffset DueAt) : Fact;

/// <summary>红牌，超时: a deadline passed with the obligation unmet.</summary>
public sealed record DeadlineMissed(Obligation Obligation, int Rung, Allowance Allowance, DateTimeOffset DueAt) : Fact;

/// <summary>暂停计时: some clocks stand still, for a reason.</summary>
/// <param name="Stops">Whose clocks; the others run on.</param>
/// <param name="Until">When they run again by themselves.</param>
public sealed record Paused(PauseReason Reason, string? Text, IReadOnlyList<Obligation> Stops, DateTimeOffset Until) : Fact;

/// <summary>恢复计时: the clocks run again; <paramref name="Deadlines"/> is the full list after it.</summary>
/// <param name="ResumedAt">From when they run; at the end of the longest pause that moment itself, however late it was written down.</param>
/// <param name="RemindAt">When the next reminder is due; null when none is.</param>
public sealed record Resumed(
    string? Text, DateTimeOffset PausedAt, DateTimeOffset ResumedAt, IReadOnlyList<Deadline> Deadlines, DateTimeOffset? RemindAt) : Fact;

/// <summary>申请延期.</summary>
public sealed record ExtensionAsked(Obligation Obligation, Allowance Length, string Reason) : Fact;

/// <summary>同意延期: <paramref name="Deadlines"/> is the full list after it.</summary>
public sealed record ExtensionGranted(Obligation Obligation, Allowance Length, string? Text, IReadOnlyList<Deadline> Deadlines) : Fact;

/// <summary>拒绝延期.</summary>
public sealed record ExtensionRefused(Obligation Obligation, string Reason) : Fact;

/// <summary>催办: answered, and nothing followed.</summary>
/// <param name="Count">1 for the first.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="NextAt">Null after the last.</param>
public sealed record Reminded(int Count, DateTimeOffset DueAt, DateTimeOffset? NextAt) : Fact;

/// <summary>调整时限: an administrator has put an open ticket under the policy that is in force now.</summary>
public sealed record LimitsChanged(Terms Terms, IReadOnlyList<Deadline> Deadlines, string Reason) : Fact;
