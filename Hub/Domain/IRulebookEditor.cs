using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Domain;

/// <summary>What a loaded file brought.</summary>
/// <param name="Rows">Rows that are in force now, with those kept by a merge.</param>
public sealed record RulebookEdit(int Rows);

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
}
