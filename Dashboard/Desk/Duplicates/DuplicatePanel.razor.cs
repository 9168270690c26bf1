using Microsoft.AspNetCore.Components;
using MudBlazor;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Duplicates;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Duplicates;

/// <summary>Open tickets that may be about the same matter as this one, and merging them with one press.</summary>
public sealed partial class DuplicatePanel : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private IReadOnlyList<Duplicate> found = [];
    private (string Id, long HandVersion) looked;

    [Parameter, EditorRequired]
    public Ticket Ticket { get; set; } = null!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    /// <summary>Told which ticket went under which.</summary>
    [Parameter]
    public EventCallback<(Ticket Leaving, Ticket Staying)> OnMerged { get; set; }

    [Inject]
    private SuggestDuplicates Suggest { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    /// <summary>Looked for once, and again after a person did something; the page's rounds cost nothing here.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (looked == (Ticket.Id, Ticket.HandVersion) || !RendererInfo.IsInteractive)
        {
            return;
        }

        looked = (Ticket.Id, Ticket.HandVersion);
        try
        {
            found = (await Suggest.Of(Actor, Ticket.Id, left.Token)).Value ?? [];
        }
        catch (StoreUnavailableException)
        {
            // The page says that it is stale; suggestions can wait.
            found = [];
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // The page was left while it was looking.
        }
    }

    private bool MayMergeWith(Ticket other) =>
        TicketAuthority.Leads(Actor, Ticket, Rulebooks.Current.Organisation) && TicketAuthority.Leads(Actor, other, Rulebooks.Current.Organisation);

    /// <summary>The graver stays, else the older: its limits end sooner, so nobody gains time by merging.</summary>
    private async Task Merge(Ticket other)
    {
        var isOtherStaying = other.Severity != Ticket.Severity ? other.Severity > Ticket.Severity : other.ReportedAt <= Ticket.ReportedAt;
        var (leaving, staying) = isOtherStaying ? (Ticket, other) : (other, Ticket);
        var dialog = await MergeDialog.Show(Dialogs, Say, leaving, staying, Actor);
        if (await dialog.Result is { Canceled: false })
        {
            looked = default;
            await OnMerged.InvokeAsync((leaving, staying));
        }
    }
}
