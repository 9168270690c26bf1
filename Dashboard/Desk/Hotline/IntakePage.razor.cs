using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Figures;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Hotline;

/// <summary>A file of the 12345 hotline is tried (试运行), looked at, and taken in (热线录入). The same file again adds nothing.</summary>
public sealed partial class IntakePage
{
    /// <summary>Days of the figures, and of the results that are offered first.</summary>
    private const int Days = 30;

    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(300);

    private bool? isAllowed;
    private Actor? actor;
    private HotlineTable? table;
    private HotlineMapping mapping = new();
    private IntakeAnswer? answer;
    private IReadOnlyList<SavedMapping> saved = [];
    private FigureSums sums = FigureSums.None;
    private string fileName = "";
    private string? sentence;
    private string? savedAs;
    private bool isBusy;
    private int done;
    private int round;

    [Inject]
    private IHotlineTables Tables { get; set; } = null!;

    [Inject]
    private HotlineMappings Mappings { get; set; } = null!;

    [Inject]
    private TakeInHotline Intake { get; set; } = null!;

    [Inject]
    private IDayFigures Figures { get; set; } = null!;

    private DateOnly Today => DateOnly.FromDateTime(Clock.Now.ToOffset(Rulebooks.Current.Calendar.UtcOffset).DateTime);

    private DateOnly From => Today.AddDays(1 - Days);

    private IReadOnlyList<Place> Places =>
        [.. IntakeAuthority.PlacesOf(actor!).Select(id => Rulebooks.Current.Organisation.FindPlace(id)).OfType<Place>()];

    protected override async Task OnInitializedAsync()
    {
        actor = await Current.Find();
        isAllowed = actor is not null && IntakeAuthority.MayTakeIn(actor);
        if (isAllowed is false)
        {
            Refuse(StatusCodes.Status403Forbidden);
            return;
        }

        await ReadAnew();
    }

    private protected override async Task Load()
    {
        var chart = Rulebooks.Current.Organisation;
        string[] communities = [.. IntakeAuthority.PlacesOf(actor!).SelectMany(place => chart.CommunitiesOf(place)).Distinct(StringComparer.Ordinal)];
        saved = Mappings.For(actor!);
        sums = new FigureSums(await Figures.Sum(communities, From, Today, Leaving));
        Draw();
    }

    private async Task Take(InputFileChangeEventArgs chosen)
    {
        Clear();
        isBusy = true;
        fileName = chosen.File.Name;
        IntakeFault? fault = null;
        try
        {
            await using var stream = chosen.File.OpenReadStream(HotlineTable.MostBytes);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Leaving);
            (table, fault) = await Task.Run(() => Tables.Open(bytes.ToArray()), Leaving);
        }
        catch (IOException)
        {
            fault = IntakeFault.OfFile(IntakeFaultCode.TooLarge, more: $"{HotlineTable.MostBytes / 1024 / 1024} MB");
        }

        isBusy = false;
        if (table is null)
        {
            sentence = Say.Of(fault!);
            return;
        }

        mapping = saved.Select(one => one.Mapping).FirstOrDefault(one => one.Columns.Number is not null && HotlineForm.Check(one, table.Columns).Count == 0) ?? MappingGuess.For(table.Columns);
        await Run(isDryRun: true);
    }

    private Task Run(HotlineMapping changed)
    {
        mapping = changed;
        return Run(isDryRun: true);
    }

    private Task Run(bool isDryRun) => Work(async () =>
    {
        var (shown, opened, chosen) = (Clock.Now, table!, mapping);
        void Progress(int lines)
        {
            done = lines;
            if (Clock.Now - shown >= Redraw)
            {
                shown = Clock.Now;
                _ = InvokeAsync(StateHasChanged);
            }
        }

        var outcome = await Task.Run(() => Intake.Run(actor!, opened, chosen, isDryRun, Progress, Leaving), Leaving);
        answer = outcome.Value;
        sentence = outcome.IsRefused ? Say.Of(outcome.Refusal) : null;
        if (answer is { IsDryRun: false })
        {
            await ReadAnew();
        }
    });

    private Task Save((string Place, string Name) named) => Work(async () =>
    {
        var outcome = await Mappings.Save(actor!, named.Place, named.Name, mapping, Leaving);
        sentence = outcome.IsRefused ? Say.Of(outcome.Refusal) : null;
        savedAs = outcome.Value?.Name;
        saved = Mappings.For(actor!);
    });

    private async Task Work(Func<Task> work)
    {
        if (isBusy)
        {
            return;
        }

        (isBusy, sentence, savedAs, done) = (true, null, null, 0);
        StateHasChanged();
        try
        {
            await work();
        }
        catch (StoreUnavailableException)
        {
            // How far it came is not known; the same file says it.
            (sentence, answer) = (Say["Intake.Interrupted", done], null);
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            return;
        }

        isBusy = false;
        StateHasChanged();
    }

    /// <summary>A file field forgets its file only when it is made anew; else the corrected file of the same name would not be taken.</summary>
    private void Clear()
    {
        (table, answer, sentence, savedAs, fileName, done) = (null, null, null, null, "", 0);
        round++;
    }
}
