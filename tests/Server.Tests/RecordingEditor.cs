using System.Text;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Server.Files;
using RedProperty.Realtime.Server.Tests.Files;

namespace RedProperty.Realtime.Server.Tests;

/// <summary>Takes any table whose first line is <c>sound</c>, any other has two faults; documents are checked in earnest.</summary>
public sealed class RecordingEditor : IRulebookEditor
{
    private readonly Dictionary<RulebookDocument, string> documents = new()
    {
        [RulebookDocument.Policy] = Encoding.UTF8.GetString(Shipped.Policy.Content.Span),
        [RulebookDocument.Calendar] = Encoding.UTF8.GetString(Shipped.Calendar.Content.Span),
        [RulebookDocument.Disclosure] = Encoding.UTF8.GetString(Shipped.Disclosure.Content.Span),
    };

    public List<(string File, string Csv, bool IsMerge, string By, string? BasedOn)> Edits { get; } = [];

    /// <summary>Puts a policy in force.</summary>
    public Action<ResponsePolicy>? OnPolicy { get; set; }

    public Task<Checked<RulebookPlan>> Plan(RulebookTable table, string csv, bool isMerge, CancellationToken cancellation) => Task.FromResult(
        Faults(table, csv) is { } faults
            ? new Checked<RulebookPlan>(faults)
            : new Checked<RulebookPlan>(new RulebookPlan("seven", [new RowChange(RowChangeKind.Added, "grid", "spring-3", "第三网格", [])], ["steward@spring-1"])));

    public Task<Checked<RulebookEdit>> Replace(
        Actor by, RulebookTable table, string csv, bool isMerge, string? basedOn, CancellationToken cancellation)
    {
        if (Faults(table, csv) is { } faults)
        {
            return Task.FromResult(new Checked<RulebookEdit>(faults));
        }

        Edits.Add((NameOf(table), csv, isMerge, by.Id, basedOn));
        return Task.FromResult(new Checked<RulebookEdit>(new RulebookEdit(csv.Split('\n').Length)));
    }

    public Task<Checked<RulebookEdit>> Merge(Actor by, IReadOnlyList<OrganisationRow> rows, CancellationToken cancellation) =>
        Replace(by, RulebookTable.Organisation, "sound", isMerge: true, basedOn: null, cancellation);

    public Task<string> Csv(RulebookTable table, CancellationToken cancellation) =>
        Task.FromResult(table == RulebookTable.Organisation ? "type,id\ncity,jinan\n" : "type,code\nkind,lamp-out\n");

    public Task<Checked<DocumentEdit>> Replace(Actor by, RulebookDocument document, string json, string? basedOn, CancellationToken cancellation)
    {
        var faults = document switch
        {
            RulebookDocument.Policy => Policy(json),
            RulebookDocument.Calendar => CalendarFile.Read(DataFile.OfText("calendar.json", json)).Faults,
            _ => DisclosureFile.Read(DataFile.OfText("disclosure.json", json)).Faults,
        };
        if (faults.Count > 0)
        {
            return Task.FromResult(new Checked<DocumentEdit>(faults));
        }

        documents[document] = json;
        return Task.FromResult(new Checked<DocumentEdit>(new DocumentEdit("version", DateTimeOffset.UnixEpoch)));
    }

    public Task<(string Json, string Version)> Json(RulebookDocument document, CancellationToken cancellation) =>
        Task.FromResult((documents[document], "version"));

    private static string NameOf(RulebookTable table) => table == RulebookTable.Organisation ? "organisation.csv" : "catalogue.csv";

    private static IReadOnlyList<DataFault>? Faults(RulebookTable table, string csv) => csv.StartsWith("sound", StringComparison.Ordinal)
        ? null
        : [new DataFault(NameOf(table), 2, "parent", "'x' is not in the file."), new DataFault(NameOf(table), 7, "id", "is empty.")];

    private IReadOnlyList<DataFault> Policy(string json)
    {
        var read = PolicyFile.Read(DataFile.OfText("policy.json", json), null, null);
        if (read.Value is { } sound)
        {
            OnPolicy?.Invoke(sound);
        }

        return read.Faults;
    }
}
