using MudBlazor;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <content>Several matters given to somebody at once.</content>
public sealed partial class DeskPage
{
    /// <summary>What one person can be given in one press; more is a matter for the organisation, not for a list.</summary>
    private const int MostSelected = 100;

    /// <summary>Ids; null while nothing is being selected.</summary>
    private HashSet<string>? selected;

    /// <summary>Whoever stands above others assigns; a worker or steward has his matters already.</summary>
    private bool MayAssign => actor?.Posts.Any(post => post.Role is not (Role.GridWorker or Role.RedSteward or Role.Administrator)) == true;

    private IReadOnlyList<Place> Grids => actor is null ? [] :
        [.. feeds.Select(feed => Rulebooks.Current.Organisation.FindPlace(feed.GridId)).OfType<Place>().OrderBy(grid => grid.Id, StringComparer.Ordinal)];

    private void BeginSelecting() => selected = [];

    private void EndSelecting() => selected = null;

    private void Select(Ticket ticket)
    {
        selected ??= [];
        if (!selected.Remove(ticket.Id) && selected.Count < MostSelected)
        {
            selected.Add(ticket.Id);
        }
    }

    private void SelectAll() => selected = [.. (shown ?? []).Take(MostSelected).Select(ticket => ticket.Id)];

    /// <summary>What is no longer in the list is not assigned by a press that meant something else.</summary>
    private void KeepSelection(IReadOnlyList<Ticket> list)
    {
        if (selected is { Count: > 0 })
        {
            selected.IntersectWith(list.Select(ticket => ticket.Id));
        }
    }

    private async Task AssignSelected()
    {
        var tickets = (board?.All ?? []).Concat(board?.Mine ?? []).DistinctBy(ticket => ticket.Id).Where(ticket => selected!.Contains(ticket.Id)).ToList();
        var parameters = new DialogParameters<BulkAssignDialog>
        {
            { dialog => dialog.Tickets, tickets },
            { dialog => dialog.Actor, actor },
        };
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseButton = true, BackdropClick = false };
        var dialog = await Dialogs.ShowAsync<BulkAssignDialog>(Say["Bulk.Title", tickets.Count], parameters, options);
        if (await dialog.Result is { Canceled: false, Data: IReadOnlyList<Ticket> assigned })
        {
            EndSelecting();
            OfferUndo(assigned);
        }
    }

    /// <summary>Only where it truly undoes: a matter that one person held goes back to that person. Both moves stand in the history.</summary>
    private void OfferUndo(IReadOnlyList<Ticket> assigned)
    {
        var canUndo = assigned.All(ticket => ticket.Holders.Count == 1);
        Snackbar.Add(Say["Bulk.Done", assigned.Count], MudBlazor.Severity.Success, options =>
        {
            if (canUndo)
            {
                options.Action = Say["Bulk.Undo"];
                options.VisibleStateDuration = 10_000;
                options.OnClick = _ => InvokeAsync(() => GiveBack(assigned));
            }
        });
    }

    private async Task GiveBack(IReadOnlyList<Ticket> assigned)
    {
        var refused = 0;
        foreach (var ticket in assigned)
        {
            var answer = await Commands.Give(actor!, Guid.NewGuid().ToString("N"), ticket.Id, new AssignTicket(ticket.Holders[0].UserId));
            refused += answer.IsRefused ? 1 : 0;
        }

        Snackbar.Add(
            refused == 0 ? Say["Bulk.Undone", assigned.Count] : Say["Bulk.UndoneInPart", assigned.Count - refused, refused],
            refused == 0 ? MudBlazor.Severity.Success : MudBlazor.Severity.Warning);
    }
}
