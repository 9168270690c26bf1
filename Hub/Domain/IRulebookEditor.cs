using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Domain;

/// <summary>What a loaded file brought.</summary>
/// <param name="Rows">Rows that are in force now, with those kept by a merge.</param>
public sealed record RulebookEdit(int Rows);

/// <summary>A JSON file that was put in force as a whole.</summary>
/// <param name="Version">SHA-256 of the text: the same text is the same version.</param>
public sealed record DocumentEdit(string Version, DateTimeOffset ChangedAt);

/// <summary>Replaces parts of the rulebook by an administrator's file, in every process; a faulty file changes nothing.</summary>
public interface IRulebookEditor
{
    /// <param name="csv">The file's text.</param>
    /// <param name="isMerge">True: rows of the file win by id over those in force, the others stay. False: the file is all there is.</param>
    Task<Checked<RulebookEdit>> ReplaceOrganisation(string csv, bool isMerge, CancellationToken cancellation);

    /// <inheritdoc cref="ReplaceOrganisation"/>
    Task<Checked<RulebookEdit>> ReplaceCatalogue(string csv, bool isMerge, CancellationToken cancellation);

    /// <summary>The organisation in force as a file that <see cref="ReplaceOrganisation"/> would take.</summary>
    Task<string> OrganisationCsv(CancellationToken cancellation);

    /// <summary>The catalogue in force as a file that <see cref="ReplaceCatalogue"/> would take.</summary>
    Task<string> CatalogueCsv(CancellationToken cancellation);

    /// <summary>The limits (响应时限). Open tickets keep what was promised to them, see <see cref="Deadlines.PutUnderPolicy"/>.</summary>
    /// <param name="json">The file's text; all there is.</param>
    Task<Checked<DocumentEdit>> ReplacePolicy(string json, CancellationToken cancellation);

    /// <summary>The working calendar (工作日历).</summary>
    /// <param name="json">The file's text; all there is.</param>
    Task<Checked<DocumentEdit>> ReplaceCalendar(string json, CancellationToken cancellation);

    /// <summary>The policy in force, as its file reads.</summary>
    Task<string> PolicyJson(CancellationToken cancellation);

    /// <summary>The calendar in force, as its file reads.</summary>
    Task<string> CalendarJson(CancellationToken cancellation);
}
