using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Redis.Connections;
using RedProperty.Realtime.Redis.Feeds;
using StackExchange.Redis;

namespace RedProperty.Realtime.Redis.Tickets;

internal sealed class RedisTicketStore : ITicketStore
{
    /// <summary>A change that a killed store left half done is finished once; a second one in the same call means the store is failing.</summary>
    private const int MostTries = 2;
    private const string Replayed = "replayed ";

    private readonly ConcurrentDictionary<string, bool> knownCommunities = new(StringComparer.Ordinal);
    private readonly RecentTickets recent = new();
    private readonly RedisConnection connection;

    private readonly FeedVoice voice;

    public RedisTicketStore(RedisConnection connection, FeedVoice voice)
    {
        (this.connection, this.voice) = (connection, voice);
        connection.Lost += recent.ForgetAll;
    }

    public Ticket? Recent(string ticketId) => recent.Find(ticketId);

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

    public Task<IReadOnlyList<Ticket?>> LoadAll(string communityId, IReadOnlyList<string> ticketIds, CancellationToken cancellation) => connection.Run(
        async store =>
        {
            RedisKey[] keys = [.. ticketIds.Select(id => RedisKeys.Ticket(communityId, id))];
            return (IReadOnlyList<Ticket?>)Array.ConvertAll(await store.Database.StringGetAsync(keys).ConfigureAwait(false), TicketText.Read);
        },
        cancellation);

    public async Task<AppendResult> Append(TicketChange change, CancellationToken cancellation) =>
        (await AppendAll([change], cancellation).ConfigureAwait(false))[0];

    public Task<IReadOnlyList<AppendResult>> AppendAll(IReadOnlyList<TicketChange> changes, CancellationToken cancellation)
    {
        var written = changes.Select(WrittenChange.Of).ToArray();
        return connection.Run(store => Append(store, written), cancellation);
    }

    public async Task<AppendResult> AppendTogether(IReadOnlyList<TicketChange> changes, CancellationToken cancellation)
    {
        var written = changes.Select(WrittenChange.Of).ToArray();
        return (await connection.Run(store => Append(store, written, true), cancellation).ConfigureAwait(false))[0];
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

    /// <summary>Only what a person changed is soon changed again by a person through the same door.</summary>
    private void Remember(TicketChange change, AppendResult result)
    {
        if (result.Status == AppendStatus.Written && change.CommandKey is not null)
        {
            recent.Remember(change.After);
        }
        else
        {
            recent.Forget(change.After.Id);
        }
    }

    private async Task<IReadOnlyList<AppendResult>> Append(PreparedStore store, WrittenChange[] changes, bool isTogether = false)
    {
        var community = changes[0].Change.After.Place.Community;
        await Introduce(store, community).ConfigureAwait(false);
        foreach (var change in changes)
        {
            foreach (var code in TrackingCodes.New(change.Change))
            {
                // Another slot, so not part of the script: written first, so that no accepted report is without its code.
                await store.Database.StringSetAsync(RedisKeys.Tracking(code), change.Change.After.Id).ConfigureAwait(false);
            }
        }

        var answer = await Evaluate(store, community, changes, isTogether).ConfigureAwait(false);
        if ((string)answer[1]! == "1")
        {
            Epochs.Answered((string)answer[0]!);

            // The first change of a community, or of one whose data somebody wiped away under us.
            await store.Database.SetAddAsync(RedisKeys.Communities, community).ConfigureAwait(false);
        }

        var results = new AppendResult[changes.Length];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = await Result(store, changes[i], (string)answer[0]!, (string)answer[i + 2]!).ConfigureAwait(false);
            Remember(changes[i].Change, results[i]);
        }

        return results;
    }

    private async Task<AppendResult> Result(PreparedStore store, WrittenChange written, string epoch, string answer)
    {
        var change = written.Change;
        if (long.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
        {
            voice.Tell(store, written, epoch, last);
            return new AppendResult(AppendStatus.Written, new CommandReceipt(change.After.Id, change.After.Version, change.After.Feed.Name, last));
        }

        var receipt = answer.StartsWith(Replayed, StringComparison.Ordinal) ? TicketText.ReadReceipt(answer[Replayed.Length..]) : null;
        await TrackingCodes.Withdraw(store, change, receipt).ConfigureAwait(false);

        return new AppendResult(receipt is null ? AppendStatus.Conflict : AppendStatus.Replayed, receipt);
    }

    private static async Task<RedisResult[]> Evaluate(PreparedStore store, string communityId, IReadOnlyList<WrittenChange> changes, bool isTogether)
    {
        var arguments = new AppendArguments(changes, store.KeepsJournal ? (RedisChannel?)null : RedisKeys.FeedChannel, isTogether);
        for (var tries = 1; ; tries++)
        {
            var answer = (RedisResult[])(await store.Database.ScriptEvaluateAsync(LuaScripts.Append, arguments.Keys, arguments.Values).ConfigureAwait(false))!;
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
}
