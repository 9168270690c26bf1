using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Searches;

/// <summary>Why a ticket was found. The order is the order of the list.</summary>
public enum FoundBy
{
    /// <summary>Its whole number was typed.</summary>
    Number,

    /// <summary>The last digits of the resident's phone, on a ticket that the reader holds.</summary>
    Phone,

    /// <summary>The last digits of its number.</summary>
    NumberEnding,

    /// <summary>It is at a building that was named.</summary>
    Building,

    /// <summary>All the words occur in it.</summary>
    Text,
}

/// <summary>One ticket that was found.</summary>
public sealed record SearchHit(Ticket Ticket, FoundBy By);
