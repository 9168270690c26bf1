using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Connections;

namespace RedProperty.Realtime.Redis.Tickets;

/// <summary>The tracking codes that come into the world with a change: the reporter's, or a follower's.</summary>
internal static class TrackingCodes
{
    public static IEnumerable<string> New(TicketChange change) => change.Steps.Select(step => CodeOf(step.Happening.Fact)).OfType<string>();

    /// <summary>Takes back what a change that was not written had put down before. A code that stays in doubt stays: nobody knows it, and it ends with its ticket.</summary>
    /// <param name="receipt">Of the command that had its effect before; null on a conflict.</param>
    public static async Task Withdraw(PreparedStore store, TicketChange change, CommandReceipt? receipt)
    {
        foreach (var code in New(change))
        {
            var isInDoubt = change.Before is null
                ? receipt?.TicketId == change.After.Id
                    || await store.Database.KeyExistsAsync(RedisKeys.Ticket(change.After.Feed.CommunityId, change.After.Id)).ConfigureAwait(false)
                : receipt is not null;
            if (!isInDoubt)
            {
                await store.Database.KeyDeleteAsync(RedisKeys.Tracking(code)).ConfigureAwait(false);
            }
        }
    }

    private static string? CodeOf(Fact fact) => fact switch
    {
        Reported reported => reported.TrackingCode,
        Followed followed => followed.TrackingCode,
        _ => null,
    };
}
