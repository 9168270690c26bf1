using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>
/// Who somebody is now, whatever he was when he signed in: the one place that is asked with every act, by the hub, by HTTP and by the pages. A comparison
/// in memory; every process hears of a change by itself.
/// </summary>
public sealed class Standings(IRulebooks rulebooks, ShutOut shutOut, EndedSessions ended)
{
    private static readonly Refusal Disabled = new(RefusalCode.Unauthenticated, "Your account was disabled; ask an administrator.");

    private static readonly Refusal SignedOut = new(RefusalCode.Unauthenticated, "This device was signed out; sign in again.");

    private static readonly Refusal Changed = new(RefusalCode.Unauthenticated, "Your account was changed since you signed in; sign in again.");

    private static readonly Refusal Gone = new(
        RefusalCode.Unauthenticated, "You are no longer in the organisation; ask an administrator, then sign in again.");

    /// <summary>Equal as long as nobody was shut out, let in again or signed out.</summary>
    public (object, object) Version => (shutOut.Current, ended.Current);

    /// <summary>The person with the posts that the organisation gives him now, or why he may do nothing.</summary>
    public Outcome<Actor> Of(Identity? who)
    {
        if (WhyOut(who) is { } refusal)
        {
            return refusal;
        }

        var chart = rulebooks.Current.Organisation;
        return who is not null && chart.FindPerson(who.PersonId) is { } person ? Actor.Staff(person, chart) : Gone;
    }

    /// <summary>Why what is sound in itself opens nothing any more; null when it does, or when nobody is signed in.</summary>
    public Refusal? WhyOut(Identity? who)
    {
        if (who is null)
        {
            return null;
        }

        if (shutOut.Contains(who.PersonId) || (who.Account is { } name && shutOut.ContainsAccount(name)))
        {
            return Disabled;
        }

        if (who.SessionId is { } session)
        {
            return ended.Contains(session) ? SignedOut : null;
        }

        // Without a session of its own it goes with all that was signed in by the account before.
        return who.Account is { } account && ended.AccountEndedAt(account) is { } at && !(who.Since >= at) ? Changed : null;
    }
}
