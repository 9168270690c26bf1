using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Domain;

/// <summary>Everything that decisions look up: who stands where, what kinds there are, what is promised, when work is counted. Immutable.</summary>
public sealed record Rulebook(OrganisationChart Organisation, KindCatalogue Catalogue, ResponsePolicy Policy, WorkingCalendar Calendar)
{
    /// <summary>What stands on boards beside the posts, and what must be published.</summary>
    public Disclosure Disclosure { get; init; } = Disclosure.None;
}
