using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Host.Demo;

/// <summary>
/// What invented companies, committees and communities have published, and in places have not: so that boards have something to show and supervisors
/// something to find. Put into communities in which nothing was ever published.
/// </summary>
internal sealed class DemoNotices(INoticeStore store, IRulebooks rulebooks, TimeProvider time)
{
    public const string File = "demo/notices.json";

    public async Task Store(string dataDirectory, CancellationToken cancellation)
    {
        var (chart, now) = (rulebooks.Current.Organisation, time.GetUtcNow());
        var drafts = JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(Path.Combine(dataDirectory, File)), DemoNoticeJson.Default.DemoNoticeArray) ?? [];
        foreach (var community in drafts.GroupBy(draft => chart.Enclosing(draft.Place, PlaceLevel.Community)?.Id))
        {
            // An administrator may have loaded another city.
            if (community.Key is null || (await store.List(community.Key, cancellation)).Count > 0)
            {
                continue;
            }

            foreach (var draft in community)
            {
                await store.Add(draft.At(community.Key, chart, now), [], cancellation);
            }
        }
    }
}

/// <summary>One of them, with its times counted back from the start.</summary>
/// <param name="EndsDaysAgo">It has ended so many days ago.</param>
/// <param name="LastsDays">It ends so many days after it was published.</param>
internal sealed record DemoNotice(
    string Place, Publisher By, NoticeKind Kind, string Title, string Text, int DaysAgo, int? EndsDaysAgo = null, int? LastsDays = null)
{
    public Notice At(string communityId, OrganisationChart chart, DateTimeOffset now)
    {
        var publishedAt = now.AddDays(-DaysAgo);
        var expiresAt = EndsDaysAgo is { } ago ? now.AddDays(-ago) : LastsDays is { } length ? publishedAt.AddDays(length) : (DateTimeOffset?)null;
        var enteredBy = chart.NearestPost(By == Publisher.Company ? Role.PropertyManager : Role.CommunitySecretary, Place)?.HolderIds[0] ?? string.Empty;

        // The same notice has the same id: two processes that start together put in one.
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Place} {Title}")))[..32];
        return new Notice(
            id, communityId, Place, By, Kind, Title, Text, publishedAt, expiresAt, enteredBy, chart.FindPerson(enteredBy)?.Name ?? string.Empty,
            By == Publisher.Company ? chart.CompanyOf(Place)?.Id : null);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DemoNotice[]))]
internal sealed partial class DemoNoticeJson : JsonSerializerContext;
