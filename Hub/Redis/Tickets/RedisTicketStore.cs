using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Connections;
using RedProperty.Realtime.Redis.Feeds;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tickets;

internal sealed class RedisTicketStore(RedisConnection connection) : ITicketStore
{
    /// <summary>A change that a killed store left half done is finished once; a second one in the same call means the store is failing.</summary>
    private const int MostTries = 2;

    private readonly ConcurrentDictionary<string, bool> knownCommunities = new(StringComparer.Ordinal);

    public Task<LoadedTicket> Load(string ticketId, string? commandKey, CancellationToken cancellation) =>
        !TicketId.TryParseCommunity(ticketId, out var community)
            ? Task.FromResult(new LoadedTicket(null, null))
            : connection.Run(
                async store =>
                {
                    var ticket = RedisKeys.Ticket(community, ticketId);
                    RedisKey[] keys = commandKey is null ? [ticket] : [ticket, RedisKeys.Command(community, commandKey)];
                    var values = await store.Database.StringGetAsync(keys).ConfigureAwait(false);
                    return new LoadedTicket(TicketText.Read(values[0]), values.Length > 1 ? TicketText.ReadReceipt(values[1]) : null);
                },
                cancellation);

    public Task<CommandReceipt?> FindReceipt(string communityId, string commandKey, CancellationToken cancellation) => connection.Run(
        async store => TicketText.ReadReceipt(
            await store.Database.StringGetAsync(RedisKeys.Command(communityId, commandKey)).ConfigureAwait(false)),
        cancellation);

    public Task<AppendResult> Append(TicketChange change, CancellationToken cancellation)
    {
        var arguments = new AppendArguments(change);
        return connection.Run(store => Append(store, change, arguments), cancellation);
    }

    public Task<IReadOnlyList<HistoryEntry>> History(string ticketId, CancellationToken cancellation) =>
        !TicketId.TryParseCommunity(ticketId, out var community)
            ? Task.FromResult<IReadOnlyList<HistoryEntry>>([])
            : connection.Run(
                async store =>
                {
                    var fields = await store.Database.HashGetAllAsync(RedisKeys.History(community, ticketId)).ConfigureAwait(false);
                    return (IReadOnlyList<HistoryEntry>)[.. fields.Select(ReadHistory).OrderBy(entry => entry.Version)];
                },
                cancellation);

    public Task<long> NextNumber(string communityId, DateOnly day, CancellationToken cancellation) => connection.Run(
        async store => (long)await store.Database.ScriptEvaluateAsync(
            LuaScripts.Number, [RedisKeys.Numbers(communityId, day)], [(long)Retention.Numbers.TotalSeconds]).ConfigureAwait(false),
        cancellation);

    public Task<string?> FindByTrackingCode(string trackingCode, CancellationToken cancellation) => connection.Run(
        async store => (string?)await store.Database.StringGetAsync(RedisKeys.Tracking(trackingCode)).ConfigureAwait(false),
        cancellation);

    private static HistoryEntry ReadHistory(HashEntry field) =>
        new((long)field.Name, JsonSerializer.Deserialize(field.Value.ToString(), TicketJson.Default.Happening)!);

    private async Task<AppendResult> Append(PreparedStore store, TicketChange change, AppendArguments arguments)
    {
        var feed = change.After.Feed;
        await Introduce(store, feed.CommunityId).ConfigureAwait(false);
        var newCode = change.Before is null ? change.After.TrackingCode : null;
        if (newCode is not null)
        {
            // Another slot, so not part of the script: written first, so that no accepted report is without its code.
            await store.Database.StringSetAsync(RedisKeys.Tracking(newCode), change.After.Id).ConfigureAwait(false);
        }

        var answer = await Evaluate(store, feed.CommunityId, arguments).ConfigureAwait(false);
        await store.Settle().ConfigureAwait(false);
        if ((string)answer[0]! != "written")
        {
            var receipt = answer.Length > 1 ? TicketText.ReadReceipt((string?)answer[1]) : null;
            if (newCode is not null && receipt?.TicketId != change.After.Id)
            {
                await Withdraw(store, newCode, change.After).ConfigureAwait(false);
            }

            return new AppendResult(receipt is null ? AppendStatus.Conflict : AppendStatus.Replayed, receipt);
        }

        var last = long.Parse((string)answer[2]!, CultureInfo.InvariantCulture);
        if ((string)answer[3]! == "1")
        {
            // The first change of a community, or of one whose data somebody wiped away under us.
            await store.Database.SetAddAsync(RedisKeys.Communities, feed.CommunityId).ConfigureAwait(false);
            await store.Settle().ConfigureAwait(false);
        }

        Publish(store, feed, (string)answer[1]!, last, arguments.Steps);
        return new AppendResult(AppendStatus.Written, new CommandReceipt(change.After.Id, change.After.Version, feed.Name, last));
    }

    /// <summary>
    /// Said after the change is on disk, so that nobody hears of what a crash could still undo (from within the script, Garnet would deliver it
    /// before that). Not waited for: what gets lost, listeners fetch.
    /// </summary>
    private static void Publish(PreparedStore store, Feed feed, string epoch, long last, IReadOnlyList<string> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var position = new FeedPosition(epoch, last - steps.Count + 1 + i);
            store.Database.Publish(RedisKeys.FeedChannel, FeedEntry.Write(feed, position, steps[i]), CommandFlags.FireAndForget);
        }
    }

    private static async Task<RedisResult[]> Evaluate(PreparedStore store, string communityId, AppendArguments arguments)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = (RedisResult[])(await store.Database.ScriptEvaluateAsync(
                LuaScripts.Append, arguments.Keys, arguments.Values(store.KeepsJournal)).ConfigureAwait(false))!;
            if ((string)answer[0]! != "unfinished")
            {
                return answer;
            }

            if (tries == MostTries)
            {
                throw new InvalidOperationException($"The store keeps leaving changes of community {communityId} unfinished; look at its log.");
            }

            await store.Finish(communityId).ConfigureAwait(false);
        }
    }

    /// <summary>Before the first change, so that listeners and the auditor know of every community that has anything.</summary>
    private async Task Introduce(PreparedStore store, string communityId)
    {
        if (!knownCommunities.ContainsKey(communityId))
        {
            await store.Database.SetAddAsync(RedisKeys.Communities, communityId).ConfigureAwait(false);
            knownCommunities.TryAdd(communityId, true);
        }
    }

    private static async Task Withdraw(PreparedStore store, string trackingCode, Ticket ticket)
    {
        if (!await store.Database.KeyExistsAsync(RedisKeys.Ticket(ticket.Feed.CommunityId, ticket.Id)).ConfigureAwait(false))
        {
            await store.Database.KeyDeleteAsync(RedisKeys.Tracking(trackingCode)).ConfigureAwait(false);
        }
    }
}
