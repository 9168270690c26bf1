using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Host.Rules;

/// <summary>An administrator's edit: laid over or put in place of what is in force, checked with all the rest, then stored.</summary>
internal sealed class RulebookEditor(LiveRulebooks rulebooks, IDataDocuments documents, TimeProvider time) : IRulebookEditor
{
    public async Task<Checked<RulebookEdit>> ReplaceOrganisation(string csv, bool isMerge, CancellationToken cancellation)
    {
        var file = DataFile.OfText(RuleDocuments.Organisation, csv);
        if (isMerge && await rulebooks.InForce(file.Name, cancellation) is { } inForce)
        {
            var (added, kept) = (OrganisationFile.ReadRows(file), OrganisationFile.ReadRows(inForce));
            if (added.Value is null)
            {
                return new Checked<RulebookEdit>(added.Faults);
            }

            var merged = OrganisationCheck.Check(file.Name, RowMerge.Merge(kept.Value ?? [], added.Value));
            if (merged.Value is null)
            {
                return new Checked<RulebookEdit>(merged.Faults);
            }

            file = DataFile.OfText(file.Name, OrganisationFile.Write(merged.Value));
        }

        return await Store(file, OrganisationFile.ReadRows(file).Value?.Count ?? 0, cancellation);
    }

    public async Task<Checked<RulebookEdit>> ReplaceCatalogue(string csv, bool isMerge, CancellationToken cancellation)
    {
        var file = DataFile.OfText(RuleDocuments.Catalogue, csv);
        if (isMerge && await rulebooks.InForce(file.Name, cancellation) is { } inForce)
        {
            var (added, kept) = (CatalogueFile.ReadRows(file), CatalogueFile.ReadRows(inForce));
            if (added.Value is null)
            {
                return new Checked<RulebookEdit>(added.Faults);
            }

            var merged = CatalogueCheck.Check(file.Name, RowMerge.Merge(kept.Value ?? [], added.Value));
            if (merged.Value is null)
            {
                return new Checked<RulebookEdit>(merged.Faults);
            }

            file = DataFile.OfText(file.Name, CatalogueFile.Write(merged.Value));
        }

        return await Store(file, CatalogueFile.ReadRows(file).Value?.Count ?? 0, cancellation);
    }

    public Task<string> OrganisationCsv(CancellationToken cancellation) =>
        Task.FromResult(OrganisationFile.Write(rulebooks.Current.Organisation));

    public Task<string> CatalogueCsv(CancellationToken cancellation) =>
        Task.FromResult(CatalogueFile.Write(rulebooks.Current.Catalogue));

    private async Task<Checked<RulebookEdit>> Store(DataFile file, int rows, CancellationToken cancellation)
    {
        var rules = await rulebooks.Check(new Dictionary<string, DataFile> { [file.Name] = file }, cancellation);
        if (rules.Value is null)
        {
            return new Checked<RulebookEdit>(rules.Faults);
        }

        await documents.Put(file.Name, System.Text.Encoding.UTF8.GetString(file.Content.Span), time.GetUtcNow(), cancellation);
        await rulebooks.Reload(cancellation);
        return new Checked<RulebookEdit>(new RulebookEdit(rows));
    }
}
