using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Desk.Notices;

/// <summary>What is missing or out of date in the communities of a street or district (公示督查), for those who supervise them.</summary>
public sealed partial class PublicationPage
{
    private Actor? actor;
    private string? refusal;
    private IReadOnlyList<CommunityPublication>? communities;

    [Parameter]
    public string PlaceId { get; set; } = string.Empty;

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
    }

    private protected override async Task Load()
    {
        var answer = await Reading.Overview(actor ?? Actor.Resident, PlaceId, Leaving);
        refusal = answer.Refusal?.Code switch { null => null, RefusalCode.NotFound => "Area.Unknown", _ => "Area.Forbidden" };
        communities = answer.Value;
        Draw();
    }

    /// <summary>Only what there is; a community in which all is published says just that.</summary>
    private static IEnumerable<(PublicationState State, int Amount)> Amounts(CommunityPublication one) =>
        one.Checks.GroupBy(check => check.State).OrderByDescending(group => group.Key).Select(group => (group.Key, group.Count()));

    /// <summary>What lacks, each thing once.</summary>
    private string Words(CommunityPublication one) => string.Join(
        Wording.IsEnglish ? "; " : "；",
        one.Checks.Where(check => check.IsGap).Select(check => $"{Say[$"Publisher.{check.Rule.By}"].Value} {Say[$"NoticeKind.{check.Rule.Kind}"].Value}").Distinct());
}
