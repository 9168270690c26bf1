using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Server.Tests;

/// <summary>Takes any file whose first line is <c>sound</c>; any other has two faults.</summary>
public sealed class RecordingEditor : IRulebookEditor
{
    public List<(string File, string Csv, bool IsMerge)> Edits { get; } = [];

    public Task<Checked<RulebookEdit>> ReplaceOrganisation(string csv, bool isMerge, CancellationToken cancellation) =>
        Task.FromResult(Replace("organisation.csv", csv, isMerge));

    public Task<Checked<RulebookEdit>> ReplaceCatalogue(string csv, bool isMerge, CancellationToken cancellation) =>
        Task.FromResult(Replace("catalogue.csv", csv, isMerge));

    public Task<string> OrganisationCsv(CancellationToken cancellation) => Task.FromResult("type,id\ncity,jinan\n");

    public Task<string> CatalogueCsv(CancellationToken cancellation) => Task.FromResult("type,code\nkind,lamp-out\n");

    private Checked<RulebookEdit> Replace(string file, string csv, bool isMerge)
    {
        if (!csv.StartsWith("sound", StringComparison.Ordinal))
        {
            return new Checked<RulebookEdit>([new DataFault(file, 2, "parent", "'x' is not in the file."), new DataFault(file, 7, "id", "is empty.")]);
        }

        Edits.Add((file, csv, isMerge));
        return new Checked<RulebookEdit>(new RulebookEdit(csv.Split('\n').Length));
    }
}
