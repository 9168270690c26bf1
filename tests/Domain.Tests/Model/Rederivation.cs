using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <summary>
/// Due times from the history alone: what was promised, when clocks stopped and ran again, what was granted, what was missed. The lists of limits
/// that some facts carry along are not looked at.
/// </summary>
internal sealed class Rederivation
{
    private readonly List<(Obligation Obligation, int From, bool IsMet)> past = [];
    private readonly List<(Obligation Obligation, int At)> missed = [];
    private Dictionary<Obligation, Run> owed = [];
    private Terms terms = null!;
    private int begun;

    private Rederivation()
    {
    }

    /// <summary>What is owed and until when, and what was missed and when, in half minutes; a clock that stands still has no until.</summary>
    public static (string Owed, string Missed) Of(IEnumerable<Happening> history)
    {
        var derived = new Rederivation();
        foreach (var happening in history)
        {
            derived.Read(happening.Fact, Hours.TickOf(happening.At));
        }

        return (
            string.Join(", ", derived.owed.Select(one => (one.Key, one.Value.Due(Stopwatch(one.Value.Limit)))).Order()),
            string.Join(", ", derived.missed));
    }

    private void Read(Fact fact, int at)
    {
        switch (fact)
        {
            case Reported reported:
                Begin(reported.Terms, at);
                break;
            case Reopened:
                Begin(terms, at);
                break;
            case Acknowledged:
                Meet(Obligation.Response);
                break;
            case SolutionProposed:
                Meet(Obligation.Response, Obligation.Solution);
                break;
            case RepliedInWriting:
                Meet(Obligation.Response, Obligation.WrittenReply);
                break;
            case Resolved:
                Meet(Enum.GetValues<Obligation>());
                break;
            case DeadlineMissed it:
                Miss(it.Obligation);
                break;
            case Escalated { Cause: EscalationCause.DeadlineMissed }:
                var (obligation, due) = missed[^1];
                owed[obligation] = new Run(terms.AllowanceFor(obligation)!, due);
                break;
            case Escalated { Cause: EscalationCause.Requested } or Returned:
                owed.TryAdd(Obligation.Response, new Run(terms.AllowanceFor(Obligation.Response)!, at));
                break;
            case Paused paused:
                paused.Stops.ToList().ForEach(stopped => owed[stopped] = owed[stopped].Stop(at, Stopwatch(owed[stopped].Limit)));
                break;
            case Merged:
                owed = owed.ToDictionary(one => one.Key, one => one.Value.Stop(at, Stopwatch(one.Value.Limit)));
                break;
            case Split split:
                owed = owed.ToDictionary(one => one.Key, one => one.Value.RunAgain(Hours.TickOf(split.SplitAt)));
                break;
            case Resumed resumed:
                owed = owed.ToDictionary(one => one.Key, one => one.Value.RunAgain(Hours.TickOf(resumed.ResumedAt)));
                break;
            case ExtensionGranted granted:
                owed[granted.Obligation] = owed[granted.Obligation] with { Extra = Ticks(granted.Length) };
                break;
            case Reclassified to:
                Relimit(to.Terms, at, one => owed.ContainsKey(one) || !past.Exists(run => run.Obligation == one && run.IsMet));
                break;
            case LimitsChanged changed:
                Relimit(changed.Terms, at, one => owed.ContainsKey(one) || !past.Exists(run => run.Obligation == one));
                break;
        }
    }

    private void Begin(Terms promised, int at)
    {
        (terms, begun) = (promised, at);
        past.Clear();
        owed = promised.Limits.ToDictionary(term => term.Obligation, term => new Run(term.Allowance, at));
    }

    private void Meet(params Obligation[] obligations)
    {
        foreach (var obligation in obligations.Where(owed.ContainsKey))
        {
            Put(obligation, isMet: true);
        }
    }

    private void Miss(Obligation obligation)
    {
        missed.Add((obligation, owed[obligation].Due(Stopwatch(owed[obligation].Limit)) ?? throw new InvalidOperationException("A clock that stood still was missed.")));
        Put(obligation, isMet: false);
    }

    private void Put(Obligation obligation, bool isMet)
    {
        past.Add((obligation, owed[obligation].From, isMet));
        owed.Remove(obligation);
    }

    private void Relimit(Terms promised, int at, Func<Obligation, bool> isOwed)
    {
        terms = promised;
        owed = promised.Limits.Where(term => isOwed(term.Obligation)).ToDictionary(term => term.Obligation, term => Under(term, at));
    }

    private Run Under(Term term, int at)
    {
        var run = owed.TryGetValue(term.Obligation, out var running)
            ? running with { Limit = term.Allowance }
            : new Run(term.Allowance, past.FindLast(one => one.Obligation == term.Obligation) is { From: > 0 } last ? last.From : begun);
        var used = run.Since is { } since ? run.Used + Hours.Count(since, at, Stopwatch(term.Allowance)) : run.Used;
        return used < run.Length ? run : new Run(term.Allowance, run.StoppedAt ?? at) { StoppedAt = run.StoppedAt };
    }

    private static bool Stopwatch(Allowance allowance) => allowance.Unit == AllowanceUnit.WorkingHours;

    private static int Ticks(Allowance allowance) => (int)(allowance.Length / TimeSpan.FromSeconds(30));

    /// <summary>A limit, and the stretches of time in which its clock ran.</summary>
    private sealed record Run(Allowance Limit, int From)
    {
        public int Used { get; init; }

        public int Extra { get; init; }

        public int? StoppedAt { get; init; }

        public int? Since => StoppedAt is null ? RanAgainAt ?? From : null;

        public int Length => Ticks(Limit) + Extra;

        private int? RanAgainAt { get; init; }

        public Run Stop(int at, bool isWorkOnly) => this with { Used = Used + Hours.Count(Since!.Value, at, isWorkOnly), StoppedAt = at };

        public Run RunAgain(int at) => StoppedAt is null ? this : this with { StoppedAt = null, RanAgainAt = at };

        public int? Due(bool isWorkOnly) => Since is { } since ? Hours.After(since, Length - Used, isWorkOnly) : null;
    }
}
