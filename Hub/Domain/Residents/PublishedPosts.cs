using RedProperty.Realtime.Domain.Escalations;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Residents;

/// <summary>Who answers for a matter, as everybody may read it.</summary>
/// <param name="PlaceId">The place that the post answers for.</param>
/// <param name="Name">Null for posts of offices, and while nobody holds the post.</param>
/// <param name="Phone">Work phone.</param>
public sealed record Responsible(Role Role, string PlaceId, string? Name, string? Phone);

/// <summary>
/// What is public about those who answer (信息全面公开): of the posts that stand on the corridor's board, name and work phone; of the offices above,
/// the post and its phone.
/// </summary>
public static class PublishedPosts
{
    public static bool NamesHolder(Role role) =>
        role is Role.GridWorker or Role.RedSteward or Role.PropertyManager or Role.BranchSecretary or Role.CommunitySecretary;

    /// <summary>Never empty: of a vacant post the post itself.</summary>
    public static IReadOnlyList<Responsible> Of(Ticket ticket, OrganisationChart chart)
    {
        var placeId = ticket.Rung.PostId[(ticket.Rung.PostId.IndexOf('@', StringComparison.Ordinal) + 1)..];
        return ticket.Holders.Count == 0
            ? [new Responsible(ticket.Rung.Role, placeId, null, null)]
            : [.. ticket.Holders.Select(holder => Of(holder, placeId, chart))];
    }

    private static Responsible Of(Holder holder, string placeId, OrganisationChart chart) => new(
        holder.Role, placeId, NamesHolder(holder.Role) ? holder.Name : null, chart.FindPerson(holder.UserId)?.Phone);
}
