namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>The unit that an allowance is counted in.</summary>
public enum AllowanceUnit
{
    Minutes,
    Hours,
    Days,

    /// <summary>Hours of the working calendar: nights, weekends and holidays do not count.</summary>
    WorkingHours,
}

/// <summary>The duration granted for an obligation (时限). Greater than zero.</summary>
public sealed record Allowance(double Amount, AllowanceUnit Unit)
{
    public static Allowance OfMinutes(double amount) => new(amount, AllowanceUnit.Minutes);

    public static Allowance OfHours(double amount) => new(amount, AllowanceUnit.Hours);

    public static Allowance OfDays(double amount) => new(amount, AllowanceUnit.Days);

    public static Allowance OfWorkingHours(double amount) => new(amount, AllowanceUnit.WorkingHours);

    /// <summary>The bare length; for working hours, the length of the work, not of the wait.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public TimeSpan Length => Unit switch
    {
        AllowanceUnit.Minutes => TimeSpan.FromMinutes(Amount),
        AllowanceUnit.Days => TimeSpan.FromDays(Amount),
        _ => TimeSpan.FromHours(Amount),
    };

    /// <summary>The demonstration's quick clock: 60 turns 20 minutes into 20 seconds.</summary>
    public Allowance ShortenedBy(double timeScale) => this with { Amount = Amount / timeScale };

    /// <summary>The moment a share of the allowance is used up; 1 is the deadline itself.</summary>
    public DateTimeOffset After(DateTimeOffset from, double share, WorkingCalendar calendar)
    {
        var length = TimeSpan.FromTicks((long)(Length.Ticks * share));
        return Unit == AllowanceUnit.WorkingHours ? calendar.Add(from, length) : from + length;
    }
}
