using System.Text;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Host.Rules;

/// <summary>An administrator's edit: laid over or put in place of what is in force, checked with all the rest, then stored.</summary>
internal sealed class RulebookEditor(LiveRulebooks rulebooks, IDataDocuments documents, TimeProvider time) : IRulebookEditor
{
    private const char ByteOrderMark = '\uFEFF';

    public Task<Checked<RulebookEdit>> ReplaceOrganisation(string csv, bool isMerge, CancellationToken cancellation) => Replace(
        DataFile.OfText(RuleDocuments.Organisation, csv),
        isMerge,
        OrganisationFile.ReadRows,
        RowMerge.Merge,
        rows => OrganisationCheck.Check(RuleDocuments.Organisation, rows),
        OrganisationFile.Write,
        cancellation);

    public Task<Checked<RulebookEdit>> ReplaceCatalogue(string csv, bool isMerge, CancellationToken cancellation) => Replace(
        DataFile.OfText(RuleDocuments.Catalogue, csv),
        isMerge,
        CatalogueFile.ReadRows,
        RowMerge.Merge,
        rows => CatalogueCheck.Check(RuleDocuments.Catalogue, rows),
        CatalogueFile.Write,
        cancellation);

    public Task<string> OrganisationCsv(CancellationToken cancellation) =>
        Task.FromResult(OrganisationFile.Write(rulebooks.Current.Organisation));

    public Task<string> CatalogueCsv(CancellationToken cancellation) =>
        Task.FromResult(CatalogueFile.Write(rulebooks.Current.Catalogue));

    public Task<Checked<DocumentEdit>> ReplacePolicy(string json, CancellationToken cancellation) => Replace(RuleDocuments.Policy, json, cancellation);

    public Task<Checked<DocumentEdit>> ReplaceCalendar(string json, CancellationToken cancellation) => Replace(RuleDocuments.Calendar, json, cancellation);

    public Task<string> PolicyJson(CancellationToken cancellation) => InForce(RuleDocuments.Policy, cancellation);

    public Task<string> CalendarJson(CancellationToken cancellation) => InForce(RuleDocuments.Calendar, cancellation);

    /// <summary>As it was loaded, or as the program ships it.</summary>
    private async Task<string> InForce(string name, CancellationToken cancellation) =>
        Encoding.UTF8.GetString((await rulebooks.InForce(name, cancellation))!.Content.Span).TrimStart(ByteOrderMark);

    private async Task<Checked<DocumentEdit>> Replace(string name, string json, CancellationToken cancellation)
    {
        var stored = await Store(DataFile.OfText(name, json), cancellation);
        return stored.Value is { } document
            ? new Checked<DocumentEdit>(new DocumentEdit(document.Version, document.ChangedAt))
            : new Checked<DocumentEdit>(stored.Faults);
    }

    private async Task<Checked<RulebookEdit>> Replace<TRow, TRules>(
        DataFile file,
        bool isMerge,
        Func<DataFile, Checked<IReadOnlyList<TRow>>> read,
        Func<IReadOnlyList<TRow>, IReadOnlyList<TRow>, IReadOnlyList<TRow>> merge,
        Func<IReadOnlyList<TRow>, Checked<TRules>> check,
        Func<TRules, string> write,
        CancellationToken cancellation)
        where TRules : class
    {
        if (isMerge && await rulebooks.InForce(file.Name, cancellation) is { } inForce)
        {
            var added = read(file);
            if (added.Value is null)
            {
                return new Checked<RulebookEdit>(added.Faults);
            }

            var merged = check(merge(read(inForce).Value ?? [], added.Value));
            if (merged.Value is null)
            {
                return new Checked<RulebookEdit>(merged.Faults);
            }

            file = DataFile.OfText(file.Name, write(merged.Value));
        }

        var stored = await Store(file, cancellation);
        return stored.Value is null
            ? new Checked<RulebookEdit>(stored.Faults)
            : new Checked<RulebookEdit>(new RulebookEdit(read(file).Value?.Count ?? 0));
    }

    private async Task<Checked<DataDocument>> Store(DataFile file, CancellationToken cancellation)
    {
        var rules = await rulebooks.Check(new Dictionary<string, DataFile> { [file.Name] = file }, cancellation);
        if (rules.Value is null)
        {
            return new Checked<DataDocument>(rules.Faults);
        }

        var document = await documents.Put(file.Name, Encoding.UTF8.GetString(file.Content.Span), time.GetUtcNow(), cancellation);
        await rulebooks.Reload(cancellation);
        return new Checked<DataDocument>(document);
    }
}
