using System.Globalization;
using System.Text.Json;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Feeds;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tickets;

/// <summary>A change put into the words of append.lua.</summary>
internal sealed class AppendArguments
{
    private readonly List<RedisKey> keys;
    private readonly List<RedisValue> increments = [];
    private readonly List<RedisValue> effects = [];
    private readonly TicketChange change;
    private readonly Feed feed;
    private int incrementCount;
    private int effectCount;

    public AppendArguments(TicketChange change)
    {
        this.change = change;
        var ticket = change.After;
        feed = ticket.Feed;
        var community = feed.CommunityId;
        keys =
        [
            RedisKeys.Journal(community),
            RedisKeys.Heads(community),
            RedisKeys.Feed(feed),
            RedisKeys.Ticket(community, ticket.Id),
            RedisKeys.Command(community, change.CommandKey ?? "-"),
        ];
        Steps = [.. change.Steps.Select(FeedEntry.Step)];
        Write();
    }

    /// <summary>Each step as it stands in the feed.</summary>
    public IReadOnlyList<string> Steps { get; }

    public RedisKey[] Keys => [.. keys];

    public RedisValue[] Values(bool keepsJournal)
    {
        var ticket = change.After;
        return
        [
            change.Before?.Version ?? 0,
            Epochs.Make(),
            FeedEntry.Label(feed),
            feed.GridId,
            Retention.FeedEntries,
            change.CommandKey is null ? 0 : (long)Retention.Commands.TotalSeconds,
            string.Create(CultureInfo.InvariantCulture, $"{ticket.Id} {ticket.Version} {feed.Name}"),
            keepsJournal ? "1" : "0",
            Steps.Count,
            .. Steps.Select(step => (RedisValue)step),
            incrementCount,
            .. increments,
            effectCount,
            .. effects,
        ];
    }

    private void Write()
    {
        var ticket = change.After;
        Effect("SET", RedisKeys.Ticket(feed.CommunityId, ticket.Id), TicketText.Write(ticket));
        Effect("HSET", RedisKeys.History(feed.CommunityId, ticket.Id), [.. change.Steps.SelectMany(HistoryField)]);
        Index(RedisKeys.Due(feed.CommunityId), change.Before?.WakeAt is not null, Scores.NotBefore(ticket.WakeAt));
        Index(RedisKeys.Open(feed), IsOpen(change.Before), ticket.IsOpen ? Scores.NextDue(ticket) : null);
        var reportedAt = ticket.ReportedAt.ToUnixTimeMilliseconds();
        Index(RedisKeys.ReportedOpen(feed), IsOpen(change.Before), ticket.IsOpen ? reportedAt : null);
        Index(RedisKeys.ReportedClosed(feed), change.Before is { IsOpen: false }, ticket.IsOpen ? null : reportedAt);
        var holds = HoldersOf(ticket);
        var held = HoldersOf(change.Before);
        foreach (var user in held.Union(holds))
        {
            Index(RedisKeys.Mine(feed.CommunityId, user), held.Contains(user), holds.Contains(user) ? Scores.NextDue(ticket) : null);
        }

        Count();
    }

    private static IEnumerable<RedisValue> HistoryField(TicketStep step) =>
        [step.Ticket.Version, JsonSerializer.Serialize(step.Happening, TicketJson.Default.Happening)];

    private static bool IsOpen(Ticket? ticket) => ticket is { IsOpen: true };

    private static HashSet<string> HoldersOf(Ticket? ticket) =>
        ticket is { IsOpen: true } ? [.. ticket.Holders.Select(holder => holder.UserId)] : [];

    private void Count()
    {
        var opened = (IsOpen(change.After) ? 1 : 0) - (IsOpen(change.Before) ? 1 : 0);
        if (opened != 0)
        {
            Increment(RedisKeys.Counts(feed.CommunityId), RedisKeys.OpenField, opened);
        }

        foreach (var day in change.Tallies.GroupBy(tally => tally.Day))
        {
            var figures = RedisKeys.Figures(feed.CommunityId, day.Key);
            foreach (var figure in day.GroupBy(tally => tally.Name))
            {
                Increment(figures, figure.Key, figure.Sum(tally => tally.Amount));
            }

            Effect("EXPIRE", figures, (long)Retention.Figures.TotalSeconds);
        }
    }

    /// <summary>Puts the ticket into a sorted set with a score, or takes it out.</summary>
    private void Index(RedisKey key, bool wasIn, long? score)
    {
        if (score is { } value)
        {
            Effect("ZADD", key, value, change.After.Id);
        }
        else if (wasIn)
        {
            Effect("ZREM", key, change.After.Id);
        }
    }

    private void Increment(RedisKey key, string field, int amount)
    {
        increments.AddRange([Number(key), field, amount]);
        incrementCount++;
    }

    private void Effect(string command, RedisKey key, params RedisValue[] arguments)
    {
        effects.AddRange([arguments.Length, command, Number(key), .. arguments]);
        effectCount++;
    }

    private int Number(RedisKey key)
    {
        var at = keys.IndexOf(key);
        if (at < 0)
        {
            keys.Add(key);
            at = keys.Count - 1;
        }

        return at + 1;
    }
}
