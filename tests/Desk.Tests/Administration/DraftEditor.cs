using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Desk.Tests.Administration;

/// <summary>Notes what it is asked to put in force and answers as the test says: soundly, with faults, late, or not at all.</summary>
internal sealed class DraftEditor(SmallCity city) : IRulebookEditor
{
    private readonly Dictionary<RulebookDocument, string> documents = new()
    {
        [RulebookDocument.Policy] = "{ \"yellowShare\": 0.75 }",
        [RulebookDocument.Calendar] = "{ \"holidays\": [] }",
        [RulebookDocument.Disclosure] = "{ \"rules\": [] }",
    };

    /// <summary>What is wrong with whatever comes; nothing when empty.</summary>
    public IReadOnlyList<DataFault> Faults { get; set; } = [];

    public RulebookPlan NextPlan { get; set; } = new("seven", [new RowChange(RowChangeKind.Added, "grid", "spring-3", "第三网格", [])], []);

    /// <summary>What every answer waits for; a failed task is a store that is away.</summary>
    public Task Answering { get; set; } = Task.CompletedTask;

    public List<string> InForce { get; } = [];

    public List<OrganisationRow> Merged { get; } = [];

    public Task<Checked<RulebookPlan>> Plan(RulebookTable table, string csv, bool isMerge, CancellationToken cancellation) => Answer(() => NextPlan);

    public Task<Checked<RulebookEdit>> Replace(
        Actor by, RulebookTable table, string csv, bool isMerge, string? basedOn, CancellationToken cancellation) => Answer(() =>
        {
            InForce.Add($"{by.Id}: {(isMerge ? "merge" : "replace")} {csv} on {basedOn}");
            return new RulebookEdit(1);
        });

    public Task<Checked<RulebookEdit>> Merge(Actor by, IReadOnlyList<OrganisationRow> rows, CancellationToken cancellation) => Answer(() =>
    {
        Merged.AddRange(rows);
        if (rows is [{ Type: "post", Holder: "" } vacated, ..])
        {
            city.WithVacant(vacated.Id, vacated.Parent);
        }

        return new RulebookEdit(rows.Count);
    });

    public Task<string> Csv(RulebookTable table, CancellationToken cancellation) => Task.FromResult("type,id\n");

    public Task<Checked<DocumentEdit>> Replace(Actor by, RulebookDocument document, string json, string? basedOn, CancellationToken cancellation) => Answer(() =>
    {
        documents[document] = json;
        return new DocumentEdit("eight", DateTimeOffset.UnixEpoch);
    });

    public async Task<(string Json, string Version)> Json(RulebookDocument document, CancellationToken cancellation)
    {
        await Answering;
        return (documents[document], "seven");
    }

    private async Task<Checked<T>> Answer<T>(Func<T> soundly)
        where T : class
    {
        await Answering;
        return Faults.Count > 0 ? new Checked<T>(Faults) : new Checked<T>(soundly());
    }
}
