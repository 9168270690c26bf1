using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Server.Files;

/// <summary>The 2341 policy as JSON (响应时限): limits for each severity, exceptions, and when the yellow card is shown.</summary>
public static class PolicyFile
{
    /// <param name="file">The policy.</param>
    /// <param name="catalogue">Overrides may name only its kinds; null leaves them unchecked.</param>
    /// <param name="organisation">Overrides may name only its communities; null leaves them unchecked.</param>
    /// <param name="timeScale">The demonstration's quick clock; 1 in earnest.</param>
    public static Checked<ResponsePolicy> Read(DataFile file, KindCatalogue? catalogue, OrganisationChart? organisation, double timeScale = 1)
    {
        var faults = new List<DataFault>();
        var policy = JsonPart.Open(file, faults) is { } root ? Read(root, catalogue, organisation, timeScale) : null;
        return faults.Count > 0 || policy is null ? new Checked<ResponsePolicy>(faults) : new Checked<ResponsePolicy>(policy);
    }

    private static ResponsePolicy Read(JsonPart root, KindCatalogue? catalogue, OrganisationChart? organisation, double timeScale)
    {
        var properties = root.Properties("source", "yellowShare", "limits", "overrides", "pauses", "extensionShare", "reminders", "field", "desk");
        if (properties.TryGetValue("source", out var source))
        {
            source.Text();
        }

        var share = root.Required(properties, "yellowShare") is { } part ? YellowShare(part) : ResponsePolicy.DefaultYellowShare;
        var limits = root.Required(properties, "limits") is { } all ? Limits(all) : [];
        var overrides = properties.TryGetValue("overrides", out var list)
            ? PolicyOverrides.Read(list, catalogue, organisation)
            : [];
        return new ResponsePolicy(
            limits,
            overrides,
            share,
            timeScale,
            properties.TryGetValue("pauses", out var pauses) ? PolicyClocks.Pauses(pauses) : ResponsePolicy.Rule2341.Pauses,
            properties.TryGetValue("extensionShare", out var most) ? PolicyClocks.ExtensionShare(most) : ResponsePolicy.DefaultExtensionShare,
            properties.TryGetValue("reminders", out var reminders) ? PolicyClocks.Reminders(reminders) : ResponsePolicy.Rule2341.Reminders)
        {
            Field = properties.TryGetValue("field", out var field) ? PolicyField.Read(field) : FieldPolicy.Default,
            Desk = properties.TryGetValue("desk", out var desk) ? PolicyField.ReadDesk(desk) : DeskPolicy.Default,
        };
    }

    private static double YellowShare(JsonPart part)
    {
        var share = part.Number();
        if (share is <= 0 or >= 1)
        {
            part.Fault("must lie between 0 and 1; 0.75 shows the yellow card after three quarters of the time.");
        }

        return share ?? ResponsePolicy.DefaultYellowShare;
    }

    private static Dictionary<Severity, IReadOnlyList<Term>> Limits(JsonPart all)
    {
        var limits = new Dictionary<Severity, IReadOnlyList<Term>>();
        var properties = all.Properties([.. Enum.GetValues<Severity>().Select(PolicyTerms.Word)]);
        foreach (var severity in Enum.GetValues<Severity>())
        {
            if (all.Required(properties, PolicyTerms.Word(severity)) is not { } part)
            {
                continue;
            }

            var terms = PolicyTerms.Read(part);
            limits[severity] = terms;
            foreach (var owed in new[] { Obligation.Response, Obligation.Solution }.Where(owed => !part.Has(PolicyTerms.Word(owed))))
            {
                part.Fault($"lacks '{PolicyTerms.Word(owed)}'; every matter is answered and solved within a limit.");
            }
        }

        return limits;
    }
}
