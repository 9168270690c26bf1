using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>What a command came to.</summary>
/// <param name="IsReplayed">The command id was seen before; this is the first answer again.</param>
public sealed record CommandAnswer(CommandReceipt Receipt, bool IsReplayed);

/// <summary>The one way in which people change tickets: load, decide, append, set the alarm. An id takes effect once.</summary>
/// <param name="photos">Null where no photos are kept: then no command may name one.</param>
public sealed class HandleTicketCommand(
    ITicketStore store, IRulebooks rulebooks, IDeadlineAlarm alarm, TimeProvider time, HangPhotos? photos = null)
{
    public const int LongestCommandId = 64;

    /// <summary>The clock may write in between; a person who writes in between ends the attempt.</summary>
    private const int MostAttempts = 8;

    private readonly MergeTickets pairs = new(store, rulebooks, alarm, time);

    public async Task<Outcome<CommandAnswer>> Report(Actor actor, string commandId, ReportTicket command, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        var now = time.GetUtcNow();
        if ((CheckCommandId(commandId) ?? ReportDecision.Check(command, actor, rules, now)) is { } refusal)
        {
            return refusal;
        }

        var community = rules.Organisation.Enclosing(command.BuildingId, PlaceLevel.Community)!;
        var key = Key(actor, commandId);
        if (await store.FindReceipt(community.Id, key, cancellation) is { } receipt)
        {
            return new CommandAnswer(receipt, true);
        }

        var localNow = now.ToOffset(rules.Calendar.UtcOffset);
        var running = await store.NextNumber(community.Id, DateOnly.FromDateTime(localNow.DateTime), cancellation);
        var names = TicketNames.Make(community.Id, running, localNow);
        var decision = ReportDecision.Decide(command, names, actor, rules, now);
        if (decision.Refusal is not null)
        {
            return decision.Refusal;
        }

        var change = ChangeOf(null, names.Id, decision.Happenings, key, rules);
        var appended = await Append(actor, command, change, cancellation);
        return appended.IsRefused ? appended.Refusal
            : appended.Value.Receipt is null ? Refusal.Conflict($"Ticket id {names.Id} exists already; send the report again.")
            : Answer(appended.Value, change);
    }

    public async Task<Outcome<CommandAnswer>> Handle(
        Actor actor, string commandId, string ticketId, TicketCommand command, CancellationToken cancellation)
    {
        if (CheckCommandId(commandId) is { } refusal)
        {
            return refusal;
        }

        if (!TicketId.TryParseCommunity(ticketId, out var communityId))
        {
            return NoSuchTicket(ticketId);
        }

        var key = Key(actor, commandId);
        if (command is MergeTicket or SplitTicket)
        {
            return await pairs.Handle(actor, key, communityId, ticketId, command, cancellation);
        }

        return await TryOnRecent(actor, key, ticketId, command, cancellation)
            ?? await HandleRead(actor, key, communityId, ticketId, command, cancellation);
    }

    /// <summary>Under which key a command's receipt is kept: another actor's same id is another command.</summary>
    public static string Key(Actor actor, string commandId) => $"{actor.Id}/{commandId}";

    /// <summary>
    /// On the ticket as this process remembers it: one way to the store instead of two. Only a success counts; whatever else it says may come of an old
    /// memory, except that somebody else wrote while this was under way.
    /// </summary>
    private async Task<Outcome<CommandAnswer>?> TryOnRecent(
        Actor actor, string key, string ticketId, TicketCommand command, CancellationToken cancellation)
    {
        var began = time.GetUtcNow();
        if (store.Recent(ticketId) is not { } recent || TicketDecision.Decide(recent, command, actor, rulebooks.Current, began) is not { Refusal: null } decision)
        {
            return null;
        }

        var change = ChangeOf(recent, ticketId, decision.Happenings, key, rulebooks.Current);
        var appended = await Append(actor, command, change, cancellation);
        if (appended.Value is { Status: not AppendStatus.Conflict } result)
        {
            return Answer(result, change);
        }

        if (!appended.IsRefused && !AddsOnly(command)
            && (await store.Load(ticketId, null, cancellation)).Ticket is { } ticket && ticket.HandVersion > recent.HandVersion && ticket.UpdatedAt >= began)
        {
            return SomebodyElse(ticket);
        }

        return null;
    }

    private async Task<Outcome<CommandAnswer>> HandleRead(
        Actor actor, string key, string communityId, string ticketId, TicketCommand command, CancellationToken cancellation)
    {
        var handVersion = long.MaxValue;
        for (var attempt = 1; ; attempt++)
        {
            var (ticket, receipt) = await store.Load(ticketId, key, cancellation);
            if (receipt is not null)
            {
                return new CommandAnswer(receipt, true);
            }

            if (ticket is null)
            {
                return NoSuchTicket(ticketId);
            }

            if ((ticket.HandVersion > handVersion && !AddsOnly(command)) || attempt > MostAttempts)
            {
                return await RefusedOrDone(SomebodyElse(ticket), communityId, key, cancellation);
            }

            handVersion = ticket.HandVersion;
            var rules = rulebooks.Current;
            var decision = TicketDecision.Decide(ticket, command, actor, rules, time.GetUtcNow());
            if (decision.Refusal is not null)
            {
                return await RefusedOrDone(decision.Refusal, communityId, key, cancellation);
            }

            var change = ChangeOf(ticket, ticketId, decision.Happenings, key, rules);
            var appended = await Append(actor, command, change, cancellation);
            if (appended.IsRefused)
            {
                return await RefusedOrDone(appended.Refusal, communityId, key, cancellation);
            }

            if (appended.Value.Status != AppendStatus.Conflict)
            {
                return Answer(appended.Value, change);
            }
        }
    }

    /// <summary>What changes nothing that others decide on: it is in nobody's way.</summary>
    private static bool AddsOnly(TicketCommand command) => command is CommentOnTicket or AddPhotos or FollowMatter;

    /// <summary>The photos that a command names become the ticket's before it is written: no two tickets get the same one.</summary>
    private async Task<Outcome<AppendResult>> Append(Actor actor, TicketCommand command, TicketChange change, CancellationToken cancellation)
    {
        if (command.NamedPhotos is not { Count: > 0 } named)
        {
            return await store.Append(change, cancellation);
        }

        var refusal = photos is null
            ? Refusal.NotFound("photoIds", "no photos are kept here; leave the list empty.")
            : await photos.Claim(actor, change.After.Id, change.CommandKey!, named, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var result = await store.Append(change, cancellation);
        if (result.Receipt is { } receipt)
        {
            await photos!.Settle(receipt.TicketId, named, cancellation);
        }

        return result;
    }

    private static Refusal SomebodyElse(Ticket ticket) => Refusal.Conflict(
        $"Somebody else changed ticket {ticket.Number} at the same moment (now version {ticket.Version}); look at it and decide anew.");

    internal static TicketChange ChangeOf(
        Ticket? before, string ticketId, IReadOnlyList<Happening> happenings, string? key, Rulebook rules)
    {
        var steps = new List<TicketStep>(happenings.Count);
        var tallies = new List<Tally>();
        var ticket = before;
        foreach (var happening in happenings)
        {
            var after = ticket is null ? TicketFold.Begin(ticketId, happening) : ticket.Apply(happening);
            var step = new TicketStep(happening, after);
            tallies.AddRange(TallyCount.Of(step, ticket, rules.Calendar.UtcOffset));
            steps.Add(step);
            ticket = after;
        }

        return new TicketChange(before, ticket!, steps, key, tallies);
    }

    /// <summary>A matter that has moved on may have been moved by this very command, sent a second time while the first was being written.</summary>
    private async Task<Outcome<CommandAnswer>> RefusedOrDone(Refusal refusal, string communityId, string key, CancellationToken cancellation) =>
        refusal.Code == RefusalCode.Conflict && await store.FindReceipt(communityId, key, cancellation) is { } receipt
            ? new CommandAnswer(receipt, true)
            : refusal;

    private static Refusal? CheckCommandId(string? commandId) => TicketText.CheckRequired("commandId", commandId, LongestCommandId);

    private static Refusal NoSuchTicket(string ticketId) => Refusal.NotFound("ticketId", $"'{ticketId}' is no ticket.");

    private CommandAnswer Answer(AppendResult result, TicketChange change)
    {
        if (result.Status == AppendStatus.Written && change.After.WakeAt is { } wakeAt)
        {
            alarm.Arm(change.After.Place.Community, wakeAt);
        }

        return new CommandAnswer(result.Receipt!, result.Status == AppendStatus.Replayed);
    }
}
