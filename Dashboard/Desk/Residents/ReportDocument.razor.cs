using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Residents;

namespace RedProperty.Realtime.Desk.Residents;

/// <summary>What the report form shows, and what it promises: the policy's own limits, counted from now by the city's calendar.</summary>
public sealed partial class ReportDocument
{
    private IReadOnlyList<TicketKind> front = [];

    [Parameter, EditorRequired]
    public required ReportView View { get; set; }

    private IReadOnlyList<TicketKind> InFront => front = front.Count > 0 ? front : KindIcons.InFront(Rulebooks.Current.Catalogue);

    private string Community => Rulebooks.Current.Organisation.Enclosing(View.Building.Id, PlaceLevel.Community) is { } community ? Wording.NameOf(community) : string.Empty;

    private bool IsChosenInMore => View.Suggested.Count == 0 && View.Kind is { } code && InFront.All(kind => kind.Code != code);

    /// <summary>Of the chosen kind; of none, what holds for most.</summary>
    private string Promise =>
        (View.Kind is { } code ? Rulebooks.Current.Catalogue.Find(code) : null) is { } kind ? PromiseOf(kind)
        : InFront.Count > 0 ? PromiseOf(InFront[0])
        : string.Empty;

    private IEnumerable<TicketKind> MoreOf(TicketCategory category) =>
        Rulebooks.Current.Catalogue.Kinds.Where(kind => kind.CategoryCode == category.Code && !InFront.Contains(kind));

    /// <summary>One radio button is chosen: among the suggested ones when there are any.</summary>
    private bool IsChosenHere(TicketKind kind) => kind.Code == View.Kind && View.Suggested.Count == 0;

    private bool IsFaulty(string field) => View.FaultyField == field;

    private string? FaultOf(string field) => IsFaulty(field) ? "fault" : null;

    private string PromiseOf(TicketKind kind)
    {
        var promised = ResidentReport.Promised(kind, View.Building, Rulebooks.Current, Clock.Now);
        return promised.FirstOrDefault(deadline => deadline.Obligation == Obligation.Response) is { } response
            ? Say["Resident.Promise", Say.Of(response.Allowance), Clock.Short(response.DueAt)]
            : string.Empty;
    }
}
