namespace RedProperty.Realtime.Host.Rules;

/// <summary>
/// Where the rules come from (section <c>Rules</c>). A file named here is loaded at the start whenever it differs from what was last loaded from it;
/// left empty, what administrators loaded stays in force, and before that the files shipped with the program.
/// </summary>
public sealed class RulesOptions
{
    public const string Section = "Rules";

    /// <summary>Path of an organisation.csv. Default: none; in the demo, the demo city.</summary>
    public string? Organisation { get; set; }

    /// <summary>Path of a catalogue.csv. Default: the shipped catalogue.</summary>
    public string? Catalogue { get; set; }

    /// <summary>Path of a policy.json. Default: 2341.</summary>
    public string? Policy { get; set; }

    /// <summary>Path of a calendar.json. Default: China 2026 and 2027.</summary>
    public string? Calendar { get; set; }

    /// <summary>Path of a disclosure.json. Default: the shipped duties, hotlines and publication rules.</summary>
    public string? Disclosure { get; set; }
}
