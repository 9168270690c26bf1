using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Server.Files;

/// <summary>The files that make the rules: all sound and in agreement, or every fault of all of them. Never a half.</summary>
/// <param name="Organisation">Null for an installation whose city has not been entered yet.</param>
/// <param name="Disclosure">Null: boards show posts and phones alone, and nothing must be published.</param>
public sealed record RulebookFiles(DataFile? Organisation, DataFile Catalogue, DataFile Policy, DataFile Calendar, DataFile? Disclosure = null)
{
    /// <param name="timeScale">Every allowance is divided by this; 1 except in a demonstration.</param>
    public Checked<Rulebook> Check(double timeScale = 1)
    {
        var organisation = Organisation is null
            ? new Checked<OrganisationChart>(OrganisationChart.Empty)
            : OrganisationFile.Read(Organisation);
        var catalogue = CatalogueFile.Read(Catalogue);
        var policy = PolicyFile.Read(Policy, catalogue.Value, organisation.Value, timeScale);
        var calendar = CalendarFile.Read(Calendar);
        var disclosure = Disclosure is null ? new Checked<Disclosure>(Domain.Publication.Disclosure.None) : DisclosureFile.Read(Disclosure, organisation.Value);
        return organisation.Value is { } chart && catalogue.Value is { } kinds && policy.Value is { } limits && calendar.Value is { } days && disclosure.Value is { } open
            ? new Checked<Rulebook>(new Rulebook(chart, kinds, limits, days) { Disclosure = open })
            : new Checked<Rulebook>([.. organisation.Faults, .. catalogue.Faults, .. policy.Faults, .. calendar.Faults, .. disclosure.Faults]);
    }
}
