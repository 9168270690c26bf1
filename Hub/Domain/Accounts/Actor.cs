using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Accounts;

/// <summary>What kind of hand is at work.</summary>
public enum ActorKind
{
    /// <summary>Somebody signed in who may hold posts.</summary>
    Staff,

    /// <summary>A resident (居民) without an account.</summary>
    Resident,

    /// <summary>A program with a key, for example an Open311 client.</summary>
    Client,

    /// <summary>The clock.</summary>
    System,
}

/// <summary>Who asks for something, and the posts that he speaks from.</summary>
public sealed record Actor(string Id, string Name, ActorKind Kind, IReadOnlyList<Post> Posts)
{
    /// <summary>The clock: deadlines, cards and climbs are its doing.</summary>
    public static Actor System { get; } = new("system", "system", ActorKind.System, []);

    public const string ResidentId = "resident";

    public static Actor Resident { get; } = new(ResidentId, "居民", ActorKind.Resident, []);

    /// <summary>Set for a resident who holds the code of a ticket: to that ticket he may say what a resident may say.</summary>
    public string? TrackingCode { get; private init; }

    /// <summary>The ticket that the code was found to open, where it is not the code of its own report: a neighbour's who follows it, or of a report that goes on under it.</summary>
    public string? FollowedTicketId { get; private init; }

    public static Actor Holding(string trackingCode) => Resident with { TrackingCode = trackingCode };

    /// <summary>For whoever has looked the code up, and for nobody else.</summary>
    internal static Actor Following(string trackingCode, string ticketId) => Holding(trackingCode) with { FollowedTicketId = ticketId };

    public static Actor Client(string id) => new(id, id, ActorKind.Client, []);

    public static Actor Staff(Person person, OrganisationChart chart) =>
        new(person.Id, person.Name, ActorKind.Staff, [.. chart.PostsHeldBy(person.Id)]);

    public bool Holds(Role role) => Posts.Any(post => post.Role == role);
}
