using System.Xml;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Wire;

/// <summary>What is particular to each fact, on the wire.</summary>
internal static class WireFacts
{
    public static EventData DataOf(Happening happening) => DataOf(happening.Fact) with { OccurredAt = happening.OccurredAt };

    private static EventData DataOf(Fact fact) => fact switch
    {
        Reported it => new EventData { Kind = it.Kind, Severity = WireWords<Severity>.Of(it.Severity), PhotoIds = it.PhotoIds },
        Acknowledged it => new EventData { Text = it.Message },
        SolutionProposed it => new EventData { Text = it.Text },
        RepliedInWriting it => new EventData { Text = it.Text },
        Resolved it => new EventData { Text = it.Text, PhotoIds = it.PhotoIds },
        Confirmed it => new EventData { Rating = it.Rating, Text = it.Text },
        Reopened it => new EventData { Reason = it.Reason },
        Reclassified it => new EventData { Kind = it.Kind, Severity = WireWords<Severity>.Of(it.Severity), Reason = it.Reason },
        Assigned it => new EventData { Holder = WireTickets.ToWire(it.Holder) },
        Escalated it => new EventData
        {
            FromRung = it.FromLevel,
            Rung = it.Rung.Level,
            Cause = WireWords<EscalationCause>.Of(it.Cause),
            Reason = it.Reason,
        },
        Returned it => new EventData { FromRung = it.FromLevel, Rung = it.Rung.Level, Reason = it.Reason },
        Commented it => new EventData { Text = it.Text },
        YellowCard it => new EventData { Obligation = WireWords<Obligation>.Of(it.Obligation), Rung = it.Rung, DueAt = it.DueAt },
        DeadlineMissed it => new EventData { Obligation = WireWords<Obligation>.Of(it.Obligation), Rung = it.Rung, DueAt = it.DueAt },
        Paused it => new EventData { Reason = WireWords<PauseReason>.Of(it.Reason), Text = it.Text, Until = it.Until },
        Resumed it => new EventData { Text = it.Text, ResumedAt = it.ResumedAt },
        ExtensionAsked it => new EventData
        {
            Obligation = WireWords<Obligation>.Of(it.Obligation),
            Length = XmlConvert.ToString(it.Length.Length),
            Reason = it.Reason,
        },
        ExtensionGranted it => new EventData
        {
            Obligation = WireWords<Obligation>.Of(it.Obligation),
            Length = XmlConvert.ToString(it.Length.Length),
            Text = it.Text,
        },
        ExtensionRefused it => new EventData { Obligation = WireWords<Obligation>.Of(it.Obligation), Reason = it.Reason },
        Reminded it => new EventData { Count = it.Count, DueAt = it.DueAt },
        LimitsChanged it => new EventData { Reason = it.Reason },
        Undelivered it => new EventData { Of = it.Of, Holders = [.. it.Holders.Select(WireTickets.ToWire)], Channels = it.Channels },
        Delivered it => new EventData { Of = it.Of, Holders = [.. it.Holders.Select(WireTickets.ToWire)] },
        PhotoAdded it => new EventData { PhotoIds = it.PhotoIds, Text = it.Text },
        Published it => new EventData { Text = it.Text },
        Unpublished it => new EventData { Text = it.Text },
        Merged it => new EventData { Other = new TicketReference(it.IntoTicketId, it.IntoNumber), Reason = it.Reason },
        TookIn it => new EventData { Other = new TicketReference(it.TicketId, it.Number), Followers = it.Followers, Reason = it.Reason },
        Split it => new EventData { Other = new TicketReference(it.FromTicketId, it.FromNumber), Reason = it.Reason, ResumedAt = it.SplitAt },
        GaveBack it => new EventData { Other = new TicketReference(it.TicketId, it.Number), Followers = it.Followers, Reason = it.Reason },
        _ => new EventData(),
    };
}
