using System.Text.Json;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>The saved mappings of the city, known to every process without asking the store.</summary>
public sealed class HotlineMappings(IDataDocuments documents, IRulebooks rulebooks, TimeProvider time) : IDisposable
{
    public const string Document = "hotline/mappings";

    public const int LongestName = 40;

    /// <summary>A few for each street: forms change once a year.</summary>
    public const int Most = 500;

    private readonly LivingDocument<IReadOnlyList<SavedMapping>> saved = new(documents, Document, Read);
    private readonly SemaphoreSlim editing = new(1);

    /// <summary>Called at the start.</summary>
    public Task Load(CancellationToken cancellation) => saved.Load(cancellation);

    /// <summary>Those that belong to the actor's places, or to places around or within them, by name.</summary>
    public IReadOnlyList<SavedMapping> For(Actor actor)
    {
        var chart = rulebooks.Current.Organisation;
        string[] places = [.. IntakeAuthority.PlacesOf(actor)];
        return [.. saved.Current.Where(one => places.Any(place => chart.Covers(place, one.Place) || chart.Covers(one.Place, place))).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

    /// <param name="place">Null: any; where two places have one of that name, the narrower one.</param>
    public Outcome<SavedMapping> Find(Actor actor, string name, string? place)
    {
        var chart = rulebooks.Current.Organisation;
        return For(actor).Where(one => one.Name == name && (place is null || one.Place == place)).OrderByDescending(one => chart.FindPlace(one.Place)?.Level).FirstOrDefault() is { } found
            ? found
            : Refusal.NotFound("mapping", $"no mapping '{name}' is saved within your posts; GET /api/hotline/mappings lists them.");
    }

    /// <summary>Kept under its name; one of the same name at the same place is replaced.</summary>
    public async Task<Outcome<SavedMapping>> Save(Actor actor, string place, string? name, HotlineMapping mapping, CancellationToken cancellation)
    {
        var rules = rulebooks.Current;
        if ((IntakeAuthority.Check(actor) ?? TicketText.CheckRequired("name", name, LongestName) ?? mapping.Check(rules)) is { } refusal)
        {
            return refusal;
        }

        if (!IntakeAuthority.Covers(actor, place, rules.Organisation))
        {
            return Refusal.Forbidden($"Place '{place}' lies outside the posts by which you take in cases.");
        }

        await editing.WaitAsync(cancellation);
        try
        {
            var kept = (await saved.Load(cancellation)).Where(one => one.Place != place || one.Name != name!.Trim()).ToList();
            if (kept.Count >= Most)
            {
                return Refusal.Conflict($"There are {Most} mappings already; replace one that is no longer used.");
            }

            var one = new SavedMapping(place, name!.Trim(), mapping, actor.Id, time.GetUtcNow());
            await saved.Write(JsonSerializer.Serialize<IReadOnlyList<SavedMapping>>([.. kept, one], HotlineJson.Default.IReadOnlyListSavedMapping), one.SavedAt, cancellation);
            return one;
        }
        finally
        {
            editing.Release();
        }
    }

    public void Dispose()
    {
        saved.Dispose();
        editing.Dispose();
    }

    private static IReadOnlyList<SavedMapping> Read(string text) =>
        text.Length == 0 ? [] : JsonSerializer.Deserialize(text, HotlineJson.Default.IReadOnlyListSavedMapping) ?? [];
}
