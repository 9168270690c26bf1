using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tickets;

/// <summary>
/// Gives several matters to one person. Each is a command of its own: what was refused stands here with its reason and can be given to somebody else;
/// what was done is done. Answers with the tickets as they were before.
/// </summary>
public sealed partial class BulkAssignDialog
{
    private readonly Dictionary<(string Ticket, string User), string> commandIds = [];
    private readonly List<Ticket> done = [];
    private List<(Ticket Ticket, string Why)> refusals = [];
    private IReadOnlyList<(Person Person, Role Role, int Amount)> candidates = [];
    private string userId = string.Empty;
    private string? sentence;
    private bool isBusy;

    [Parameter, EditorRequired]
    public IReadOnlyList<Ticket> Tickets { get; set; } = [];

    [Parameter, EditorRequired]
    public Actor? Actor { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Words> Say { get; set; } = null!;

    [Inject]
    private IRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    private DeskCommands Commands { get; set; } = null!;

    private IReadOnlyList<Ticket> Left => [.. Tickets.Except(done)];

    private IReadOnlyList<(Person Person, Role Role, int Amount)> Candidates => candidates;

    /// <summary>Those who may take all of them come first.</summary>
    protected override void OnInitialized() => candidates =
    [
        .. Tickets.SelectMany(ticket => Assignees.For(ticket, Rulebooks.Current.Organisation))
            .GroupBy(pair => pair.Person.Id)
            .Select(group => (group.First().Person, group.First().Role, group.Count()))
            .OrderByDescending(candidate => candidate.Item3),
    ];

    private async Task Submit()
    {
        if (isBusy)
        {
            return;
        }

        sentence = userId.Length == 0 ? Say["Form.ChooseAssignee"].Value : null;
        if (sentence is not null)
        {
            return;
        }

        isBusy = true;
        try
        {
            refusals = [];
            foreach (var ticket in Left)
            {
                await Give(ticket);
            }
        }
        finally
        {
            isBusy = false;
        }

        if (refusals.Count == 0)
        {
            Leave();
            return;
        }

        sentence = Say["Bulk.InPart", Tickets.Count - Left.Count, refusals.Count];
    }

    private async Task Give(Ticket ticket)
    {
        // Pressed again after the store was away, it is still the same command.
        if (!commandIds.TryGetValue((ticket.Id, userId), out var id))
        {
            commandIds[(ticket.Id, userId)] = id = Guid.NewGuid().ToString("N");
        }

        var answer = await Commands.Give(Actor!, id, ticket.Id, new AssignTicket(userId));
        if (answer.IsRefused)
        {
            refusals.Add((ticket, Say.Of(answer.Refusal)));
        }
        else
        {
            done.Add(ticket);
        }
    }

    private void Leave()
    {
        if (done.Count == 0)
        {
            Dialog.Cancel();
        }
        else
        {
            Dialog.Close(DialogResult.Ok<IReadOnlyList<Ticket>>(done));
        }
    }
}
