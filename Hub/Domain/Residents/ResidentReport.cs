using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Residents;

/// <summary>What a resident fills in after reading the corridor's QR code (扫码上报).</summary>
public sealed record ResidentReport(
    string? Kind, string BuildingId, string? Unit, string? Description, IReadOnlyList<string> PhotoIds, string? Name, string? Phone)
{
    public const string Channel = "qr";
    public const int LongestName = 50;
    public const int LongestPhone = 30;

    /// <summary>The command that it makes, or what must be put right first. Whatever else is wrong, the report's own decision says.</summary>
    public Outcome<ReportTicket> ToCommand(Rulebook rules)
    {
        if (Kind is null || rules.Catalogue.Find(Kind) is not { } kind)
        {
            return Refusal.Invalid("kind", "choose what it is about.");
        }

        if (rules.Organisation.FindPlace(BuildingId, PlaceLevel.Building) is not { } building)
        {
            return Refusal.NotFound("buildingId", $"'{BuildingId}' is no building of the organisation.");
        }

        var refusal = TicketText.CheckOptional("description", Description)
            ?? TicketText.CheckOptional("unit", Unit, TicketText.LongestUnit)
            ?? TicketText.CheckOptional("name", Name, LongestName)
            ?? TicketText.CheckOptional("phone", Phone, LongestPhone)
            ?? CheckPhone(Phone);
        return refusal is not null ? refusal : new ReportTicket(
            kind.Code, building.Id, TicketText.Trimmed(Unit), TitleOf(kind, building), TicketText.Trimmed(Description), null, PhotoIds, Channel, ReporterOf());
    }

    /// <summary>What is promised for such a matter if it is reported now.</summary>
    public static IReadOnlyList<Deadline> Promised(TicketKind kind, Place building, Rulebook rules, DateTimeOffset now)
    {
        var community = rules.Organisation.Enclosing(building.Id, PlaceLevel.Community)!;
        var terms = rules.Policy.TermsFor(kind.Code, community.Id, kind.DefaultSeverity);
        return [.. terms.Limits.Select(term => Deadline.Start(term, 1, now, terms.YellowShare, rules.Calendar))];
    }

    private static string TitleOf(TicketKind kind, Place building)
    {
        var title = $"{kind.Name} · {building.Name}";
        return title.Length <= TicketText.LongestTitle ? title : title[..TicketText.LongestTitle];
    }

    private static Refusal? CheckPhone(string? phone) =>
        TicketText.Trimmed(phone) is { } given && (given.Count(char.IsAsciiDigit) < 5 || given.Any(char.IsLetter))
            ? Refusal.Invalid("phone", "is no phone number; give digits, or leave it empty.")
            : null;

    private Reporter? ReporterOf()
    {
        var reporter = new Reporter(TicketText.Trimmed(Name), TicketText.Trimmed(Phone), null);
        return reporter == new Reporter(null, null, null) ? null : reporter;
    }
}
