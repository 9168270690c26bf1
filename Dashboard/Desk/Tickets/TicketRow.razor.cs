using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>One ticket in a list: what, where, who answers for it, how long there is, and the one press that is owed.</summary>
public sealed partial class TicketRow
{
    [Parameter, EditorRequired]
    public Ticket Ticket { get; set; } = null!;

    [Parameter]
    public bool MayAcknowledge { get; set; }

    /// <summary>Whether the reader answers for it: what others owe is offered more quietly.</summary>
    [Parameter]
    public bool IsMine { get; set; }

    /// <summary>Whether the reader owes the decision on the time that is asked for.</summary>
    [Parameter]
    public bool IsToDecide { get; set; }

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback<Ticket> OnAcknowledge { get; set; }

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private CityClock Clock { get; set; } = null!;

    private string KindName => PlaceWords.KindName(Ticket.Kind, Rulebooks.Current);

    private PlaceWords Place => PlaceWords.Of(Ticket.Place, Rulebooks.Current);

    private string Holders => Ticket.Holders.Count > 0 ? string.Join("、", Ticket.Holders.Select(holder => holder.Name)) : Say["Holder.None"];
}
