using System.Text;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Host.Rules;

/// <summary>An administrator's edit: laid over or put in place of what is in force, checked with all the rest, stored, and written into the audit log.</summary>
internal sealed class RulebookEditor(
    LiveRulebooks rulebooks, IDataDocuments documents, RemovalGuard guard, KeepAudit audit, TimeProvider time) : IRulebookEditor, IDisposable
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>One edit of this process at a time: between the comparison of versions and the writing nothing comes in between.</summary>
    private readonly SemaphoreSlim editing = new(1);

    public async Task<Checked<RulebookPlan>> Plan(RulebookTable table, string csv, bool isMerge, CancellationToken cancellation)
    {
        var inForce = await InForce(NameOf(table), cancellation);
        var laid = Laid(table, DataFile.OfText(NameOf(table), csv), isMerge, inForce);
        if (laid.Value is not { } file)
        {
            return new Checked<RulebookPlan>(laid.Faults);
        }

        var rules = await Checked(file, cancellation);
        if (rules.Value is not { } sound)
        {
            return new Checked<RulebookPlan>(rules.Faults);
        }

        var now = VacantIds(rulebooks.Current.Organisation);
        return new Checked<RulebookPlan>(new RulebookPlan(
            VersionOf(inForce),
            RowDiff.Between(Rows(table, inForce), Rows(table, file)),
            [.. VacantIds(sound.Organisation).Except(now)]));
    }

    public Task<Checked<RulebookEdit>> Replace(
        Actor by, RulebookTable table, string csv, bool isMerge, string? basedOn, CancellationToken cancellation) =>
        Replace(by, table, inForce => Laid(table, DataFile.OfText(NameOf(table), csv), isMerge, inForce), basedOn, cancellation);

    public Task<Checked<RulebookEdit>> Merge(Actor by, IReadOnlyList<OrganisationRow> rows, CancellationToken cancellation) => Replace(
        by,
        RulebookTable.Organisation,
        inForce => Written(RuleDocuments.Organisation, OrganisationCheck.Check(
            RuleDocuments.Organisation, RowMerge.Merge(inForce is null ? [] : OrganisationFile.ReadRows(inForce).Value ?? [], rows)), OrganisationFile.Write),
        basedOn: null,
        cancellation);

    public Task<string> Csv(RulebookTable table, CancellationToken cancellation) => Task.FromResult(table == RulebookTable.Organisation
        ? OrganisationFile.Write(rulebooks.Current.Organisation)
        : CatalogueFile.Write(rulebooks.Current.Catalogue));

    public async Task<Checked<DocumentEdit>> Replace(
        Actor by, RulebookDocument document, string json, string? basedOn, CancellationToken cancellation)
    {
        await editing.WaitAsync(cancellation);
        try
        {
            if (Conflict(await InForce(NameOf(document), cancellation), basedOn) is { } conflict)
            {
                return new Checked<DocumentEdit>([conflict]);
            }

            var stored = await Store(DataFile.OfText(NameOf(document), json), cancellation);
            if (stored.Value is not { } kept)
            {
                return new Checked<DocumentEdit>(stored.Faults);
            }

            await audit.Note(by, FactOf(document), ("version", kept.Version));
            return new Checked<DocumentEdit>(new DocumentEdit(kept.Version, kept.ChangedAt));
        }
        finally
        {
            editing.Release();
        }
    }

    public async Task<(string Json, string Version)> Json(RulebookDocument document, CancellationToken cancellation)
    {
        var file = await InForce(NameOf(document), cancellation);
        return (TextOf(file!), VersionOf(file));
    }

    public void Dispose() => editing.Dispose();

    private static string NameOf(RulebookTable table) => table == RulebookTable.Organisation ? RuleDocuments.Organisation : RuleDocuments.Catalogue;

    private static string NameOf(RulebookDocument document) => document switch
    {
        RulebookDocument.Policy => RuleDocuments.Policy,
        RulebookDocument.Calendar => RuleDocuments.Calendar,
        _ => RuleDocuments.Disclosure,
    };

    private static string FactOf(RulebookDocument document) => document switch
    {
        RulebookDocument.Policy => AuditFacts.PolicyChanged,
        RulebookDocument.Calendar => AuditFacts.CalendarChanged,
        _ => AuditFacts.DisclosureChanged,
    };

    private static string Lower(RowChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static string? Amount(IReadOnlyList<RowChange> changes, RowChangeKind kind) =>
        changes.Count(change => change.Kind == kind) is > 0 and var count ? count.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string TextOf(DataFile file) => Encoding.UTF8.GetString(file.Content.Span).TrimStart(ByteOrderMark);

    private static string VersionOf(DataFile? file) =>
        file is null ? string.Empty : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(file))));

    private static IEnumerable<string> VacantIds(OrganisationChart chart) => chart.Posts.Where(post => post.HolderIds.Count == 0).Select(post => post.Id);

    private static DataFault? Conflict(DataFile? inForce, string? basedOn) => basedOn is null || basedOn == VersionOf(inForce)
        ? null
        : new DataFault(inForce?.Name ?? string.Empty, 0, "version", "was changed by somebody else meanwhile; compare again, then load it.");

    private static IReadOnlyList<NamedRow> Rows(RulebookTable table, DataFile? file) => file is null ? [] : table == RulebookTable.Organisation
        ? NamedRows.Of(OrganisationFile.ReadRows(file).Value ?? [])
        : NamedRows.Of(CatalogueFile.ReadRows(file).Value ?? []);

    /// <summary>The file as it would be in force: itself, or laid over what is.</summary>
    private static Checked<DataFile> Laid(RulebookTable table, DataFile file, bool isMerge, DataFile? inForce) => (isMerge && inForce is not null, table) switch
    {
        (false, _) => new Checked<DataFile>(file),
        (_, RulebookTable.Organisation) => Merged(
            file, inForce!, OrganisationFile.ReadRows, RowMerge.Merge, rows => OrganisationCheck.Check(file.Name, rows), OrganisationFile.Write),
        _ => Merged(file, inForce!, CatalogueFile.ReadRows, RowMerge.Merge, rows => CatalogueCheck.Check(file.Name, rows), CatalogueFile.Write),
    };

    private static Checked<DataFile> Merged<TRow, TRules>(
        DataFile file,
        DataFile inForce,
        Func<DataFile, Checked<IReadOnlyList<TRow>>> read,
        Func<IReadOnlyList<TRow>, IReadOnlyList<TRow>, IReadOnlyList<TRow>> merge,
        Func<IReadOnlyList<TRow>, Checked<TRules>> check,
        Func<TRules, string> write)
        where TRules : class
    {
        var added = read(file);
        if (added.Value is null)
        {
            return new Checked<DataFile>(added.Faults);
        }

        return Written(file.Name, check(merge(read(inForce).Value ?? [], added.Value)), write);
    }

    private static Checked<DataFile> Written<TRules>(string name, Checked<TRules> rules, Func<TRules, string> write)
        where TRules : class =>
        rules.Value is { } sound ? new Checked<DataFile>(DataFile.OfText(name, write(sound))) : new Checked<DataFile>(rules.Faults);

    private async Task<Checked<RulebookEdit>> Replace(
        Actor by, RulebookTable table, Func<DataFile?, Checked<DataFile>> lay, string? basedOn, CancellationToken cancellation)
    {
        await editing.WaitAsync(cancellation);
        try
        {
            var inForce = await InForce(NameOf(table), cancellation);
            if (Conflict(inForce, basedOn) is { } conflict)
            {
                return new Checked<RulebookEdit>([conflict]);
            }

            var laid = lay(inForce);
            if (laid.Value is not { } file)
            {
                return new Checked<RulebookEdit>(laid.Faults);
            }

            var stored = await Store(file, cancellation);
            if (stored.Value is null)
            {
                return new Checked<RulebookEdit>(stored.Faults);
            }

            var changes = RowDiff.Between(Rows(table, inForce), Rows(table, file));
            await audit.Note(
                by,
                table == RulebookTable.Organisation ? AuditFacts.OrganisationChanged : AuditFacts.CatalogueChanged,
                [("version", stored.Value.Version), .. Enum.GetValues<RowChangeKind>().Select(kind => (Lower(kind), Amount(changes, kind)))]);
            return new Checked<RulebookEdit>(new RulebookEdit(Rows(table, file).Count));
        }
        finally
        {
            editing.Release();
        }
    }

    private Task<DataFile?> InForce(string name, CancellationToken cancellation) => rulebooks.InForce(name, cancellation);

    /// <summary>Checked with all the rest, and against what is going on in the places that it would take away.</summary>
    private async Task<Checked<Rulebook>> Checked(DataFile file, CancellationToken cancellation)
    {
        var rules = await rulebooks.Check(new Dictionary<string, DataFile> { [file.Name] = file }, cancellation);
        if (rules.Value is not { } sound || file.Name != RuleDocuments.Organisation)
        {
            return rules;
        }

        var faults = await guard.Faults(file.Name, rulebooks.Current.Organisation, sound.Organisation, cancellation);
        return faults.Count == 0 ? rules : new Checked<Rulebook>(faults);
    }

    private async Task<Checked<DataDocument>> Store(DataFile file, CancellationToken cancellation)
    {
        var rules = await Checked(file, cancellation);
        if (rules.Value is null)
        {
            return new Checked<DataDocument>(rules.Faults);
        }

        var document = await documents.Put(file.Name, Encoding.UTF8.GetString(file.Content.Span), time.GetUtcNow(), cancellation);
        await rulebooks.Reload(cancellation);
        return new Checked<DataDocument>(document);
    }
}
