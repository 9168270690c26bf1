using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Desk.Notices;

/// <summary>What a community has published (公示), for those who publish; and what is missing or out of date, for those who supervise.</summary>
public sealed partial class NoticesPage
{
    private const int MostEnded = 30;

    private Actor? actor;
    private string? refusal;
    private PublicationBook? book;
    private IReadOnlyList<Publisher> publishers = [];
    private IReadOnlyList<Notice> standing = [];
    private IReadOnlyList<Notice> ended = [];

    [Parameter]
    public string CommunityId { get; set; } = string.Empty;

    [Inject]
    private ReadNotices Reading { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        actor = await Current.Find();
        await ReadAnew();
        if (refusal is not null)
        {
            Refuse(refusal == "Area.Unknown" ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
        }
        else if (RendererInfo.IsInteractive)
        {
            // Others publish, and what stands today has expired tomorrow.
            Every(TimeSpan.FromSeconds(30), ReadAnew);
        }
    }

    private protected override async Task Load()
    {
        var answer = await Reading.Book(actor ?? Actor.Resident, CommunityId, Leaving);
        refusal = answer.Refusal?.Code switch { null => null, RefusalCode.NotFound => "Area.Unknown", _ => "Area.Forbidden" };
        if (answer.Value is { } read)
        {
            var now = Clock.Now;
            book = read;
            publishers = NoticeAuthority.PublishersOf(actor!, CommunityId, Rulebooks.Current.Organisation);
            standing = [.. read.Notices.Where(notice => notice.StateAt(now) == NoticeState.Standing)];
            ended = [.. read.Notices.Where(notice => notice.EndedAt(now) is not null).OrderByDescending(notice => notice.EndedAt(now))];
        }

        Draw();
    }

    private bool MayWithdraw(Notice notice) => NoticeAuthority.MayPublish(actor!, notice.By, notice.PlaceId, Rulebooks.Current.Organisation);
}
