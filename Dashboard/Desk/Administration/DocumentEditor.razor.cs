using Microsoft.AspNetCore.Components;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Desk.Administration;

/// <summary>A document of the rulebook as its file reads, to be changed in place. What is faulty is named by line and changes nothing; nothing typed is lost.</summary>
public sealed partial class DocumentEditor
{
    private string? text;
    private string? inForce;
    private string? version;
    private string? sentence;
    private IReadOnlyList<DataFault> faults = [];
    private bool isBusy;
    private bool isDone;

    [Parameter, EditorRequired]
    public RulebookDocument Document { get; set; }

    [Parameter, EditorRequired]
    public Actor By { get; set; } = Actor.Resident;

    [Parameter]
    public EventCallback Saved { get; set; }

    [Inject]
    private IRulebookEditor Editor { get; set; } = null!;

    private string Name => Document.ToString().ToLowerInvariant();

    private string Id => $"{Name}-text";

    protected override Task OnInitializedAsync() => Read();

    private Task Read() => Work(async () =>
    {
        (inForce, version) = await Editor.Json(Document, CancellationToken.None);
        (text, faults, isDone) = (inForce, [], false);
    });

    private Task Save() => Work(async () =>
    {
        var answer = await Editor.Replace(By, Document, text!, version, CancellationToken.None);
        (faults, isDone) = (answer.Faults, answer.Value is not null);
        if (isDone)
        {
            (inForce, version) = await Editor.Json(Document, CancellationToken.None);
            text = inForce;
            await Saved.InvokeAsync();
        }
    });

    private async Task Work(Func<Task> work)
    {
        if (isBusy)
        {
            return;
        }

        (isBusy, sentence) = (true, null);
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
}
