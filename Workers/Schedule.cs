namespace RedProperty.Realtime.Workers;

/// <summary>Everything in this room that happens by the clock, on one screen.</summary>
public static class Schedule
{
    /// <summary>Every process of the workers role enforces what alarms have missed, at its start and then this often. <c>Workers:AuditInterval</c>.</summary>
    public static readonly TimeSpan AuditEvery = TimeSpan.FromSeconds(4);

    /// <summary>The auditor takes what has been due for this long: until then an alarm is at it, and both would do the same work.</summary>
    public static readonly TimeSpan AuditAfter = TimeSpan.FromSeconds(2);

    /// <summary>After an audit that failed.</summary>
    public static readonly TimeSpan AuditAgainAfter = TimeSpan.FromSeconds(2);

    /// <summary>The auditor sets alarms for whatever is due within this time and has none; several audits long.</summary>
    public static readonly TimeSpan AuditAhead = TimeSpan.FromMinutes(1);

    /// <summary>A sign of life goes out this often while enforcement gets on; without one for 10 s deadlines count as not being watched.</summary>
    public static readonly TimeSpan SignEvery = TimeSpan.FromSeconds(2);

    /// <summary>
    /// An alarm is set this much before its second and waits for the exact moments itself: a poll of the alarm clock (1 s), a wake-up that got lost
    /// (1 s) and a busy start (1 s) all fit in without making it late.
    /// </summary>
    public static readonly TimeSpan AlarmLead = TimeSpan.FromSeconds(3);

    /// <summary>An alarm that rings earlier than this was rung by hand; it is set again instead of holding a worker.</summary>
    public static readonly TimeSpan AlarmWaitsAtMost = TimeSpan.FromSeconds(15);

    /// <summary>How often Hangfire looks for alarms whose time has come.</summary>
    public static readonly TimeSpan AlarmPolling = TimeSpan.FromSeconds(1);

    /// <summary>How often a process looks whether alarms ring, when one counts as late, and how far back it looks.</summary>
    public static readonly TimeSpan AlarmLook = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan AlarmLateAfter = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan AlarmLookBack = TimeSpan.FromSeconds(55);

    /// <summary>Hangfire's servers: sign of life, look for dead ones, and when one counts as dead.</summary>
    public static readonly TimeSpan ServerHeartbeat = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan ServerCheck = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan ServerTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How long a stopping process waits for running work, which is then put back.</summary>
    public static readonly TimeSpan ServerShutdown = TimeSpan.FromSeconds(3);

    /// <summary>How often somebody looks for calls that are 30 seconds old, and how long a process that died at it keeps the others waiting.</summary>
    public static readonly TimeSpan JudgeDeliveriesEvery = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan DeliveriesLease = TimeSpan.FromSeconds(5);

    /// <summary>How often what is too old is swept out of feeds and receipts, and what is too loose out of the photos.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);
}
