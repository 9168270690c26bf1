using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Desk.Deadlines;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Desk.Notices;

/// <summary>Writes a notice. What is wrong stands beside it, and nothing typed is lost.</summary>
public sealed partial class NoticeForm
{
    private Publisher by;
    private NoticeKind kind;
    private bool isKindChosen;
    private string placeId = string.Empty;
    private string title = string.Empty;
    private string text = string.Empty;
    private DateOnly? lastDay;
    private IReadOnlyList<string> pictureIds = [];
    private IReadOnlyList<Place> places = [];
    private string? faultyField;
    private string? fault;
    private bool isBusy;
    private bool isDone;

    [Parameter, EditorRequired]
    public string CommunityId { get; set; } = string.Empty;

    [Parameter, EditorRequired]
    public Actor By { get; set; } = Actor.Resident;

    /// <summary>In whose names she may publish; at least one.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Publisher> Publishers { get; set; } = [];

    [Parameter]
    public EventCallback Published { get; set; }

    [Inject]
    private PublishNotice Publishing { get; set; } = null!;

    [Inject]
    private IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private CityClock Clock { get; set; } = null!;

    protected override void OnInitialized() => Choose(Publishers[0]);

    private void Choose(Publisher publisher)
    {
        by = publisher;
        kind = isKindChosen ? kind : by == Publisher.Community ? NoticeKind.Meeting : NoticeKind.Accounts;
        places = NoticeAuthority.PlacesOf(By, by, CommunityId, Rulebooks.Current.Organisation);
        placeId = places.Any(place => place.Id == placeId) ? placeId : places[0].Id;
    }

    private string? Told(string field) => faultyField == field ? "notice-fault" : null;

    private async Task Publish()
    {
        if (isBusy)
        {
            return;
        }

        (isBusy, isDone, fault, faultyField) = (true, false, null, null);
        try
        {
            // It stands through its last day.
            var end = lastDay is { } day ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, Clock.UtcOffset) : (DateTimeOffset?)null;
            var answer = await Publishing.Publish(By, new NoticeDraft(placeId, by, kind, title, text, end) { PictureIds = pictureIds }, CancellationToken.None);
            (fault, faultyField) = (answer.Refusal is { } refusal ? TextOf(refusal) : null, answer.Refusal?.Field);
        }
        catch (StoreUnavailableException)
        {
            fault = Say["Notices.NotReached"];
        }

        isBusy = false;
        if (fault is null)
        {
            (title, text, lastDay, pictureIds, isDone) = (string.Empty, string.Empty, null, [], true);
            await Published.InvokeAsync();
        }
    }

    private string TextOf(Refusal refusal) => (refusal.Code, refusal.Field) switch
    {
        (RefusalCode.Invalid, "title") => Say["Notices.Fault.Title", PublishNotice.LongestTitle],
        (RefusalCode.Invalid, "text") => Say["Notices.Fault.Text", PublishNotice.LongestText],
        (RefusalCode.Invalid, "expiresAt") => Say["Notices.Fault.Expires"],
        (RefusalCode.Invalid, "pictureIds") => Say["Notices.Fault.Pictures"],
        (RefusalCode.Conflict, _) => Say["Notices.Full", PublishNotice.MostStanding],
        _ => Say.Of(refusal),
    };
}
