using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Files;
using RedProperty.Realtime.Server.Tests.Files;

namespace RedProperty.Realtime.Server.Tests;

/// <summary>Takes any table whose first line is <c>sound</c>, any other has two faults; policies and calendars are checked in earnest.</summary>
public sealed class RecordingEditor : IRulebookEditor
{
    private string policy = System.Text.Encoding.UTF8.GetString(Shipped.Policy.Content.Span);
    private string calendar = System.Text.Encoding.UTF8.GetString(Shipped.Calendar.Content.Span);

    public List<(string File, string Csv, bool IsMerge)> Edits { get; } = [];

    /// <summary>Puts a policy in force.</summary>
    public Action<ResponsePolicy>? OnPolicy { get; set; }

    public Task<Checked<RulebookEdit>> ReplaceOrganisation(string csv, bool isMerge, CancellationToken cancellation) =>
        Task.FromResult(Replace("organisation.csv", csv, isMerge));

    public Task<Checked<RulebookEdit>> ReplaceCatalogue(string csv, bool isMerge, CancellationToken cancellation) =>
        Task.FromResult(Replace("catalogue.csv", csv, isMerge));

    public Task<string> OrganisationCsv(CancellationToken cancellation) => Task.FromResult("type,id\ncity,jinan\n");

    public Task<string> CatalogueCsv(CancellationToken cancellation) => Task.FromResult("type,code\nkind,lamp-out\n");

    public Task<Checked<DocumentEdit>> ReplacePolicy(string json, CancellationToken cancellation)
    {
        var read = PolicyFile.Read(DataFile.OfText("policy.json", json), null, null);
        if (read.Value is { } sound)
        {
            policy = json;
            OnPolicy?.Invoke(sound);
        }

        return Task.FromResult(Answer(read));
    }

    public Task<Checked<DocumentEdit>> ReplaceCalendar(string json, CancellationToken cancellation)
    {
        var read = CalendarFile.Read(DataFile.OfText("calendar.json", json));
        calendar = read.Value is null ? calendar : json;
        return Task.FromResult(Answer(read));
    }

    public Task<string> PolicyJson(CancellationToken cancellation) => Task.FromResult(policy);

    public Task<string> CalendarJson(CancellationToken cancellation) => Task.FromResult(calendar);

    private static Checked<DocumentEdit> Answer<T>(Checked<T> read)
        where T : class =>
        read.Value is null ? new Checked<DocumentEdit>(read.Faults) : new Checked<DocumentEdit>(new DocumentEdit("version", DateTimeOffset.UnixEpoch));

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
