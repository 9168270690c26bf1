using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Feeds;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Problems;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>
/// After a backup was restored while every process was down, nobody is left who remembers what the lost log had told: the administrator says so here.
/// Processes that run through the loss notice it themselves.
/// </summary>
internal static class EpochEndpoints
{
    /// <param name="group">Administrators only.</param>
    public static void MapEpochs(this RouteGroupBuilder group) => group.MapPost("/feeds/renew", Renew)
        .WithSummary("Begins a new epoch for all feeds of a place, after a backup of the store was restored: every device reads its feeds anew.")
        .Produces<RenewedFeeds>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);

    private static async Task<IResult> Renew(
        string? scope, ClaimsPrincipal user, Actors actors, IRulebooks rulebooks, IFeedStore feeds, KeepAudit audit, CancellationToken cancellation)
    {
        var chart = rulebooks.Current.Organisation;
        if (string.IsNullOrEmpty(scope) || chart.FindPlace(scope) is null)
        {
            return Refusal.NotFound("scope", $"'{scope}' is no place of the organisation; name the city, or whatever the backup held.").AsProblem();
        }

        var renewed = chart.FeedsOf(scope).GroupBy(feed => feed.CommunityId).ToList();
        foreach (var community in renewed)
        {
            var feed = community.First();
            await feeds.Renew(feed, (await feeds.Head(feed, cancellation)).Epoch, cancellation);
        }

        await audit.Note(actors.Of(user).Value ?? Actor.System, AuditFacts.FeedsRenewed, ("scope", scope));
        return TypedResults.Ok(new RenewedFeeds(renewed.Count, renewed.Sum(community => community.Count())));
    }
}

/// <param name="Communities">An epoch is a community's.</param>
internal sealed record RenewedFeeds(int Communities, int Feeds);
