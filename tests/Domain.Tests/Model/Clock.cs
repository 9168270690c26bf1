using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <summary>One limit that is owed: a counter that somebody looks at every half minute.</summary>
internal sealed class Clock(Obligation obligation, int rung, Limit limit, int from)
{
    public Obligation Obligation => obligation;

    public int Rung { get; set; } = rung;

    public Limit Limit { get; set; } = limit;

    public int From => from;

    /// <summary>How much of it has passed; grows only while it runs.</summary>
    public int Used { get; set; }

    public int Extra { get; set; }

    public bool IsHalted { get; set; }

    public bool IsYellow { get; set; }

    public int End => Limit.Length + Extra;

    /// <summary>Three quarters of the limit, or of the time that was added to it.</summary>
    public int Yellow => Extra == 0 ? Limit.Length * 3 / 4 : Limit.Length + Extra * 3 / 4;

    /// <summary>A half minute passes; true when somebody must look at it.</summary>
    public bool Pass(int tick)
    {
        Used += !IsHalted && Hours.Counts(tick, Limit.IsWorkOnly) ? 1 : 0;
        return !IsHalted && ((Used >= Yellow && !IsYellow) || Used == End);
    }

    public int DueAfter(int now) => Hours.After(now, End - Used, Limit.IsWorkOnly);
}
