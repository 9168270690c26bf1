namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>How often somebody who answered and then did nothing is reminded (催办规则).</summary>
/// <param name="Every">Counted from the answer, then from reminder to reminder.</param>
/// <param name="AtMost">Reminders for one answer; 1 to 100. The limits run on by themselves.</param>
public sealed record ReminderRule(Allowance Every, int AtMost);

/// <summary>Where the reminders of a ticket stand.</summary>
/// <param name="NextAt">Null once all have gone out.</param>
public sealed record Reminder(DateTimeOffset? NextAt, int Count);
