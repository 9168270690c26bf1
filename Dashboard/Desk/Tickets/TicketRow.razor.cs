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

    /// <summary>Acknowledges with a message to the resident; not offered when nobody listens.</summary>
    [Parameter]
    public EventCallback<Ticket> OnAnswer { get; set; }

    /// <summary>Null while nothing is being selected.</summary>
    [Parameter]
    public bool? IsSelected { get; set; }

    [Parameter]
    public EventCallback<Ticket> OnSelect { get; set; }

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private CityClock Clock { get; set; } = null!;

    private Drawn? drawn;

    private string KindName => PlaceWords.KindName(Ticket.Kind, Rulebooks.Current);

    private PlaceWords Place => PlaceWords.Of(Ticket.Place, Rulebooks.Current);

    /// <summary>A title that was only made up of kind and building stands in the row already: what was written says more.</summary>
    private string Text =>
        Ticket.Description is { Length: > 0 } written && !TitleWords.SayMore(Ticket, Rulebooks.Current) ? written : Ticket.Title;

    private string Holders => Ticket.Holders.Count > 0 ? string.Join(Say["Presence.And"], Ticket.Holders.Select(holder => holder.Name)) : Say["Holder.None"];

    // The page draws its list with every event of the area; a row that shows the same is not drawn again.
    protected override bool ShouldRender() =>
        drawn != (drawn = new Drawn(Ticket, Rulebooks.Current, Ticket.MarkAt(Clock.Now), MayAcknowledge, IsMine, IsToDecide, IsBusy, IsSelected));

    private readonly record struct Drawn(
        Ticket Ticket, Rulebook Rules, TimeMark Mark, bool MayAcknowledge, bool IsMine, bool IsToDecide, bool IsBusy, bool? IsSelected)
    {
        // By reference: a ticket is another one whenever it has changed, and comparing its lists would cost what is to be saved.
        public bool Equals(Drawn other) =>
            ReferenceEquals(Ticket, other.Ticket) && ReferenceEquals(Rules, other.Rules)
            && (Mark, MayAcknowledge, IsMine, IsToDecide, IsBusy, IsSelected)
            == (other.Mark, other.MayAcknowledge, other.IsMine, other.IsToDecide, other.IsBusy, other.IsSelected);

        public override int GetHashCode() => HashCode.Combine(Ticket.Id, Ticket.Version, Mark);
    }
}
