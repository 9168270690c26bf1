using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <content>More time, and other limits.</content>
internal sealed partial class ModelTicket
{
    private bool Ask(Obligation obligation, int length)
    {
        var clock = Clocks.Find(clock => clock.Obligation == obligation);
        if (IsTop || obligation == Obligation.Response || clock is null || wishes.Exists(wish => wish.Obligation == obligation)
            || length <= 0 || length > Most(clock))
        {
            return false;
        }

        wishes.Add((obligation, length, true));
        return true;
    }

    private bool Grant()
    {
        var wish = wishes.Find(wish => wish.IsOpen);
        if (!wish.IsOpen || Clocks.Find(clock => clock.Obligation == wish.Obligation) is not { } clock || wish.Length > Most(clock))
        {
            return false;
        }

        (clock.Extra, clock.IsYellow) = (wish.Length, false);
        return Decide(wish);
    }

    private bool RefuseWish() => wishes.Find(wish => wish.IsOpen) is { IsOpen: true } wish && Decide(wish);

    private bool Decide((Obligation Obligation, int Length, bool IsOpen) wish)
    {
        wishes[wishes.IndexOf(wish)] = wish with { IsOpen = false };
        return true;
    }

    private double Most(Clock clock) => clock.Limit.Length * promise.ExtensionShare;

    /// <summary>A wish dies with the limit that it was for.</summary>
    private void Lapse() => wishes.Where(wish => wish.IsOpen && !Clocks.Exists(clock => clock.Obligation == wish.Obligation)).ToList().ForEach(wish => Decide(wish));

    private bool Reclassify(ReclassifyTicket to, ModelPolicy policy)
    {
        if (to.Kind == Kind && to.Severity == Severity)
        {
            return false;
        }

        var track = Kinds[to.Kind!].Track;
        Level = track == Track ? Level : ModelLadder.NotLower(Track, Level, track);
        (Kind, Track, Severity) = (to.Kind!, track, to.Severity!.Value);
        var next = policy.Promises[Severity];
        Relimit(next, obligation => IsOwed(obligation) || !past.Exists(one => one.Obligation == obligation && one.IsMet));
        PassEmptyPosts();
        return true;
    }

    private bool PutUnder(Promise next)
    {
        if (next.Words == promise.Words)
        {
            return false;
        }

        Relimit(next, obligation => IsOwed(obligation) || !past.Exists(one => one.Obligation == obligation));
        return true;
    }

    private bool IsOwed(Obligation obligation) => Clocks.Exists(clock => clock.Obligation == obligation);

    private void Relimit(Promise next, Func<Obligation, bool> isOwed)
    {
        promise = next;
        Clocks = [.. next.Limits.Where(limit => isOwed(limit.Key)).Select(limit => Under(limit.Key, limit.Value))];
        remindAt = next.Reminder is null ? null : remindAt;
        reminded = next.Reminder is null ? 0 : reminded;
        if (Pause is not null && !Clocks.Exists(clock => clock.IsHalted))
        {
            EndPause();
        }

        Lapse();
    }

    /// <summary>What has passed has passed; what nobody could have met begins anew.</summary>
    private Clock Under(Obligation obligation, Limit limit)
    {
        var clock = Clocks.Find(clock => clock.Obligation == obligation);
        if (clock is null)
        {
            var from = past.FindLast(one => one.Obligation == obligation) is { From: > 0 } last ? last.From : begun;
            clock = new Clock(obligation, Level, limit, from) { Used = Hours.Count(from, Now, limit.IsWorkOnly) };
        }

        (clock.Limit, clock.Rung, clock.IsYellow) = (limit, Level, false);
        return clock.Used < clock.End
            ? clock
            : new Clock(obligation, Level, limit, clock.IsHalted ? Pause!.Value.Since : Now) { IsHalted = clock.IsHalted };
    }
}
