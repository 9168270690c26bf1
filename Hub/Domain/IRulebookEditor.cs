using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain;

/// <summary>A table of the rulebook that administrators load as CSV.</summary>
public enum RulebookTable
{
    /// <summary>组织架构: places, companies, persons, posts.</summary>
    Organisation,

    /// <summary>事项目录: categories and kinds.</summary>
    Catalogue,
}

/// <summary>A document of the rulebook that administrators load as JSON.</summary>
public enum RulebookDocument
{
    /// <summary>响应时限. Open tickets keep what was promised to them, see <see cref="Deadlines.PutUnderPolicy"/>.</summary>
    Policy,

    /// <summary>工作日历.</summary>
    Calendar,

    /// <summary>公示清单: duties and complaint phones on boards, and what must be published how often.</summary>
    Disclosure,
}

/// <summary>What a loaded file brought.</summary>
/// <param name="Rows">Rows that are in force now, with those kept by a merge.</param>
public sealed record RulebookEdit(int Rows);

/// <summary>A JSON file that was put in force as a whole.</summary>
/// <param name="Version">SHA-256 of the text: the same text is the same version.</param>
public sealed record DocumentEdit(string Version, DateTimeOffset ChangedAt);

/// <summary>What a file would change, were it loaded now (试运行).</summary>
/// <param name="BasedOn">The version that it was compared with; to be named when the file is loaded, so that nothing is overwritten unseen.</param>
/// <param name="Vacated">Posts that would stand empty and are held now.</param>
public sealed record RulebookPlan(string BasedOn, IReadOnlyList<RowChange> Changes, IReadOnlyList<string> Vacated);

/// <summary>Replaces parts of the rulebook by an administrator's file, in every process; a faulty file changes nothing. Each change stands in the audit log.</summary>
public interface IRulebookEditor
{
    /// <summary>What <see cref="Replace(Actor, RulebookTable, string, bool, string?, CancellationToken)"/> would do; changes nothing.</summary>
    Task<Checked<RulebookPlan>> Plan(RulebookTable table, string csv, bool isMerge, CancellationToken cancellation);

    /// <param name="csv">The file's text.</param>
    /// <param name="isMerge">True: rows of the file win by id over those in force, the others stay. False: the file is all there is.</param>
    /// <param name="basedOn">The version that a plan was compared with; another one in force is a fault. Null: whatever is in force.</param>
    Task<Checked<RulebookEdit>> Replace(Actor by, RulebookTable table, string csv, bool isMerge, string? basedOn, CancellationToken cancellation);

    /// <summary>A few rows laid over the organisation in force: a post's holders, a new person. A post's rows replace all its holders.</summary>
    Task<Checked<RulebookEdit>> Merge(Actor by, IReadOnlyList<OrganisationRow> rows, CancellationToken cancellation);

    /// <summary>The table in force as a file that would be taken again.</summary>
    Task<string> Csv(RulebookTable table, CancellationToken cancellation);

    /// <param name="json">The file's text; all there is.</param>
    /// <param name="basedOn">As for tables.</param>
    Task<Checked<DocumentEdit>> Replace(Actor by, RulebookDocument document, string json, string? basedOn, CancellationToken cancellation);

    /// <summary>The document in force, as its file reads, and its version.</summary>
    Task<(string Json, string Version)> Json(RulebookDocument document, CancellationToken cancellation);
}
