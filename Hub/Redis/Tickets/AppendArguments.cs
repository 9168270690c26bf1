using System.Globalization;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Deliveries;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Searches;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Deliveries;
using RedProperty.Realtime.Redis.Feeds;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tickets;

/// <summary>Changes of one community put into the words of append.lua.</summary>
internal sealed class AppendArguments
{
    private readonly List<RedisKey> keys;
    private readonly Dictionary<RedisKey, int> numbers = [];
    private readonly List<RedisValue> values = [];
    private readonly string communityId;

    /// <param name="changes">Of different tickets of one community; at least one.</param>
    /// <param name="channel">Null: a journal is kept, and the caller publishes.</param>
    /// <param name="isTogether">All or none.</param>
    public AppendArguments(IReadOnlyList<WrittenChange> changes, RedisChannel? channel, bool isTogether = false)
    {
        communityId = changes[0].Change.After.Place.Community;
        keys = [RedisKeys.Journal(communityId), RedisKeys.Heads(communityId)];
        values.AddRange([Epochs.Next, communityId, Retention.FeedEntries, channel is { } named ? (RedisValue)(byte[]?)named : RedisValue.EmptyString, changes.Count, isTogether]);
        foreach (var change in changes)
        {
            // How long the change is stands before it, so that one in conflict can be passed over.
            var at = values.Count;
            values.Add(RedisValue.Null);
            Write(change);
            values[at] = values.Count - at - 1;
        }
    }

    public RedisKey[] Keys => [.. keys];

    public RedisValue[] Values => [.. values];

    private void Write(WrittenChange written)
    {
        var change = written.Change;
        var ticket = change.After;
        var feed = ticket.Feed;
        values.AddRange(
        [
            Number(RedisKeys.Ticket(communityId, ticket.Id)),
            change.Before?.Version ?? 0,
            Number(RedisKeys.Feed(feed)),
            feed.GridId,
            change.CommandKey is null ? 0 : Number(ReceiptOf(change, change.CommandKey)),
            HotlineNumber(change) is null ? (long)Retention.Commands.TotalSeconds : 0,
            change.CommandKey is null ? RedisValue.EmptyString : string.Create(CultureInfo.InvariantCulture, $"{ticket.Id} {ticket.Version} {feed.Name}"),
            Number(RedisKeys.History(communityId, ticket.Id)),
            written.Snapshot,
            written.Steps.Count,
        ]);
        foreach (var step in written.Steps)
        {
            values.AddRange([step.Happening, step.Ticket, step.Kept]);
        }

        if (written.Call is { } call)
        {
            values.AddRange([call.Version, CallText.Write(call), (call.At + Call.Patience).ToUnixTimeMilliseconds(), Number(RedisKeys.Calls(feed)), Number(RedisKeys.Unjudged(communityId))]);
        }
        else
        {
            values.Add(0);
        }

        Counted(() => Increments(change, feed));
        Counted(() => Effects(change, feed));
    }

    /// <summary>A number, then as many things.</summary>
    private void Counted(Func<int> write)
    {
        var at = values.Count;
        values.Add(RedisValue.Null);
        values[at] = write();
    }

    private int Increments(TicketChange change, Feed feed)
    {
        var count = 0;
        Count(RedisKeys.OpenField, (IsOpen(change.After) ? 1 : 0) - (IsOpen(change.Before) ? 1 : 0));
        Count(RedisKeys.LateField, (change.After.IsLate() ? 1 : 0) - (change.Before?.IsLate() == true ? 1 : 0));

        foreach (var tally in change.Tallies)
        {
            values.AddRange([Number(RedisKeys.Figures(feed.CommunityId, tally.Day)), tally.Name, tally.Amount]);
            count++;
        }

        return count;

        void Count(string field, int more)
        {
            if (more != 0)
            {
                values.AddRange([Number(RedisKeys.Counts(feed.CommunityId)), field, more]);
                count++;
            }
        }
    }

    private int Effects(TicketChange change, Feed feed)
    {
        var (before, ticket) = (change.Before, change.After);
        var count = 0;
        foreach (var day in change.Tallies.Select(tally => tally.Day).Distinct())
        {
            Effect("EXPIRE", RedisKeys.Figures(feed.CommunityId, day), (long)Retention.Figures.TotalSeconds);
            count++;
        }

        if (before is null && TicketNumber.TryParse(ticket.Number, out var number))
        {
            Effect("HSET", RedisKeys.Numbered(feed.CommunityId, number.Value.Day), number.Value.Running, ticket.Id);
            count++;
        }

        if (HotlineNumber(change) is not null)
        {
            Effect("ZADD", RedisKeys.HotlineCases(feed.CommunityId), ticket.ReportedAt.ToUnixTimeMilliseconds(), ticket.Id);
            count++;
        }

        count += Index(RedisKeys.Due(feed.CommunityId), Scores.NotBefore(before?.WakeAt), Scores.NotBefore(ticket.WakeAt));
        var (wasDue, isDue) = (OpenScore(before), OpenScore(ticket));
        count += Index(RedisKeys.Open(feed), wasDue, isDue);
        var reportedAt = ticket.ReportedAt.ToUnixTimeMilliseconds();
        count += Index(RedisKeys.ReportedOpen(feed), IsOpen(before) ? reportedAt : null, IsOpen(ticket) ? reportedAt : null);
        count += Index(RedisKeys.ReportedClosed(feed), before is { IsOpen: false } ? reportedAt : null, IsOpen(ticket) ? null : reportedAt);
        var (held, holds) = (HoldersOf(before), HoldersOf(ticket));
        foreach (var user in held.Union(holds))
        {
            count += Index(RedisKeys.Mine(feed.CommunityId, user), held.Contains(user) ? wasDue : null, holds.Contains(user) ? isDue : null);
        }

        return count;

        int Index(RedisKey key, long? from, long? to)
        {
            if (from == to)
            {
                return 0;
            }

            if (to is { } score)
            {
                Effect("ZADD", key, score, ticket.Id);
            }
            else
            {
                Effect("ZREM", key, ticket.Id);
            }

            return 1;
        }
    }

    /// <summary>A hotline's case is the same case whoever takes it in, and for ever.</summary>
    private RedisKey ReceiptOf(TicketChange change, string commandKey) =>
        HotlineNumber(change) is { } number ? RedisKeys.HotlineCase(communityId, number) : RedisKeys.Command(communityId, commandKey);

    private static string? HotlineNumber(TicketChange change) => change.Before is null ? change.After.Hotline?.Number : null;

    private static bool IsOpen(Ticket? ticket) => ticket is { IsOpen: true };

    private static long? OpenScore(Ticket? ticket) => ticket is { IsOpen: true } ? Scores.NextDue(ticket) : null;

    private static HashSet<string> HoldersOf(Ticket? ticket) =>
        ticket is { IsOpen: true } ? [.. ticket.Holders.Select(holder => holder.UserId)] : [];

    private void Effect(string command, RedisKey key, params ReadOnlySpan<RedisValue> arguments)
    {
        values.AddRange([arguments.Length, command, Number(key)]);
        values.AddRange(arguments);
    }

    private int Number(RedisKey key)
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            keys.Add(key);
            numbers[key] = number = keys.Count;
        }

        return number;
    }
}
