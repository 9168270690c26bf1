using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Server.Files;

/// <summary>The exceptions of the policy file: other limits for a kind, a community, a severity, or any of these together.</summary>
internal static class PolicyOverrides
{
    public static IReadOnlyList<PolicyOverride> Read(JsonPart list, KindCatalogue? catalogue, OrganisationChart? organisation)
    {
        var rules = new List<PolicyOverride>();
        foreach (var part in list.Items())
        {
            var rule = ReadOne(part, catalogue, organisation);
            if (rules.Any(other => (other.Kind, other.CommunityId, other.Severity) == (rule.Kind, rule.CommunityId, rule.Severity)))
            {
                part.Fault("says the same condition as an earlier override; put the limits together.");
            }

            rules.Add(rule);
        }

        return rules;
    }

    private static PolicyOverride ReadOne(JsonPart part, KindCatalogue? catalogue, OrganisationChart? organisation)
    {
        var properties = part.Properties("reason", "kind", "community", "severity", "limits");
        if (properties.TryGetValue("reason", out var reason))
        {
            reason.Text();
        }

        var kind = Named(properties, "kind", name => catalogue?.Find(name) is not null || catalogue is null, "kind of the catalogue");
        var community = Named(
            properties,
            "community",
            name => organisation?.FindPlace(name, PlaceLevel.Community) is not null || organisation is null,
            "community of the organisation");
        var severity = properties.TryGetValue("severity", out var severityPart) ? PolicyTerms.ReadWord<Severity>(severityPart) : null;
        if (!properties.ContainsKey("kind") && !properties.ContainsKey("community") && !properties.ContainsKey("severity"))
        {
            part.Fault("names no kind, community or severity; to change everything, change limits.");
        }

        var limits = part.Required(properties, "limits") is { } terms ? PolicyTerms.Read(terms) : null;
        if (limits is { Count: 0 } && properties["limits"].IsEmpty)
        {
            properties["limits"].Fault("names no limit; give at least one, or remove the override.");
        }

        return new PolicyOverride(kind, community, severity, limits ?? []);
    }

    private static string? Named(Dictionary<string, JsonPart> properties, string property, Func<string, bool> isKnown, string what)
    {
        if (!properties.TryGetValue(property, out var part) || part.Text() is not { } name)
        {
            return null;
        }

        if (!isKnown(name))
        {
            part.Fault($"'{name}' is no {what}.");
        }

        return name;
    }
}
