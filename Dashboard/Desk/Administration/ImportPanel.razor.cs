using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Desk.Administration;

/// <summary>A table is loaded in two steps: the file is compared with what is in force (试运行), and only what was seen is put in force.</summary>
public sealed partial class ImportPanel
{
    private ImportedFile? file;
    private RulebookPlan? plan;
    private IReadOnlyList<DataFault> faults = [];
    private string? sentence;
    private string? done;
    private bool isMerge = true;
    private bool isBusy;
    private int round;

    [Parameter, EditorRequired]
    public RulebookTable Table { get; set; }

    [Parameter, EditorRequired]
    public Actor By { get; set; } = Actor.Resident;

    /// <summary>Something else is in force now.</summary>
    [Parameter]
    public EventCallback Loaded { get; set; }

    [Inject]
    private IRulebookEditor Editor { get; set; } = null!;

    private async Task Take(InputFileChangeEventArgs chosen)
    {
        Clear();
        isBusy = true;
        file = await ImportedFile.Read(chosen.File);
        sentence = file is null ? Say["Import.Unread", ImportedFile.MostMegabytes].Value : null;
        isBusy = false;
        await Compare();
    }

    private Task Choose(bool merge)
    {
        isMerge = merge;
        return Compare();
    }

    private Task Compare() => file is null ? Task.CompletedTask : Work(async () =>
    {
        var answer = await Editor.Plan(Table, file.Text, isMerge, CancellationToken.None);
        (plan, faults) = (answer.Value, answer.Faults);
    });

    private Task Load() => Work(async () =>
    {
        var seen = plan!;
        var answer = await Editor.Replace(By, Table, file!.Text, isMerge, seen.BasedOn, CancellationToken.None);
        (plan, faults) = (null, answer.Faults);
        if (answer.Value is not null)
        {
            Clear();
            done = Say["Import.Done", seen.Changes.Count];
            await Loaded.InvokeAsync();
        }
    });

    private async Task Work(Func<Task> work)
    {
        if (isBusy)
        {
            return;
        }

        (isBusy, sentence, done) = (true, null, null);
        StateHasChanged();
        try
        {
            await work();
        }
        catch (StoreUnavailableException)
        {
            sentence = Say["Admin.NotReached"];
        }

        isBusy = false;
    }

    /// <summary>A file field forgets its file only when it is made anew; else the corrected file of the same name would not be taken.</summary>
    private void Clear()
    {
        (file, plan, faults, sentence, done) = (null, null, [], null, null);
        round++;
    }
}
