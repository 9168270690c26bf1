using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Publication;

namespace RedProperty.Realtime.Server.Files;

/// <summary>The open book as JSON (公示清单): duties of posts, complaint offices, and what must be published.</summary>
public static class DisclosureFile
{
    /// <summary>Characters of a duty: what fits on a board in a corridor.</summary>
    private const int LongestText = 120;

    /// <summary>10 years.</summary>
    private const int MostDays = 3660;

    public static Checked<Disclosure> Read(DataFile file, OrganisationChart? chart = null)
    {
        var faults = new List<DataFault>();
        var disclosure = JsonPart.Open(file, faults) is { } root ? Read(root, chart) : null;
        return faults.Count > 0 || disclosure is null ? new Checked<Disclosure>(faults) : new Checked<Disclosure>(disclosure);
    }

    private static Disclosure Read(JsonPart root, OrganisationChart? chart)
    {
        var properties = root.Properties("source", "duties", "offices", "required");
        if (properties.TryGetValue("source", out var source))
        {
            source.Text();
        }

        var duties = new List<PostDuty>();
        foreach (var item in root.Required(properties, "duties")?.Items() ?? [])
        {
            if (Duty(item) is not { } duty)
            {
                continue;
            }

            if (duties.Any(other => other.Role == duty.Role))
            {
                item.Fault($"gives {RoleNames.Of(duty.Role)} a second time; keep one.");
            }

            duties.Add(duty);
        }

        return new Disclosure(
            duties,
            [.. (root.Required(properties, "offices")?.Items() ?? []).Select(item => Office(item, chart)).OfType<ComplaintOffice>()],
            [.. (root.Required(properties, "required")?.Items() ?? []).Select(Rule).OfType<PublicationRule>()]);
    }

    private static PostDuty? Duty(JsonPart item)
    {
        var properties = item.Properties("role", "text", "textEn");
        var (text, textEn) = (Short(item.Required(properties, "text")), Short(item.Required(properties, "textEn")));
        if (item.Required(properties, "role") is not { } part || part.Text() is not { } name)
        {
            return null;
        }

        if (!RoleNames.TryParse(name, out var role))
        {
            part.Fault($"'{name}' is no role; use one of {string.Join(", ", RoleNames.All)}.");
            return null;
        }

        return text is null || textEn is null ? null : new PostDuty(role, text, textEn);
    }

    private static ComplaintOffice? Office(JsonPart item, OrganisationChart? chart)
    {
        var properties = item.Properties("name", "nameEn", "phone", "text", "textEn", "place");
        var (name, nameEn, phone) = (Short(item.Required(properties, "name")), Short(item.Required(properties, "nameEn")), Phone(item.Required(properties, "phone")));
        var (text, textEn) = (Short(item.Required(properties, "text")), Short(item.Required(properties, "textEn")));
        var place = properties.TryGetValue("place", out var placePart) ? placePart.Text() : null;
        if (place is not null && chart is not null && chart.FindPlace(place) is null)
        {
            placePart!.Fault($"'{place}' is no place of the organisation; correct it, or leave it out for every board.");
        }

        return name is null || nameEn is null || phone is null || text is null || textEn is null
            ? null
            : new ComplaintOffice(name, nameEn, phone, text, textEn, place);
    }

    private static PublicationRule? Rule(JsonPart item)
    {
        var properties = item.Properties("by", "kind", "everyDays", "at");
        var by = item.Required(properties, "by") is { } byPart ? PolicyTerms.ReadWord<Publisher>(byPart) : null;
        var kind = item.Required(properties, "kind") is { } kindPart ? PolicyTerms.ReadWord<NoticeKind>(kindPart) : null;
        var level = item.Required(properties, "at") is { } atPart ? Level(atPart) : null;
        var days = item.Required(properties, "everyDays") is { } daysPart ? Days(daysPart) : null;
        return by is null || kind is null || level is null || days is null ? null : new PublicationRule(by.Value, kind.Value, days.Value, level.Value);
    }

    private static PlaceLevel? Level(JsonPart part)
    {
        switch (part.Text())
        {
            case "community":
                return PlaceLevel.Community;
            case "grid":
                return PlaceLevel.Grid;
            case { } other:
                part.Fault($"'{other}' is no level for publications; use community or grid.");
                return null;
            default:
                return null;
        }
    }

    private static int? Days(JsonPart part)
    {
        if (part.Number() is not { } number)
        {
            return null;
        }

        if (number is >= 1 and <= MostDays && number == Math.Floor(number))
        {
            return (int)number;
        }

        part.Fault($"must be whole days, 1 to {MostDays}.");
        return null;
    }

    private static string? Phone(JsonPart? part)
    {
        if (part?.Text() is not { } text)
        {
            return null;
        }

        if (text.Length <= 20 && text.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '+' or ' '))
        {
            return text;
        }

        part.Fault($"'{text}' is no phone number; use up to 20 digits, spaces, + and hyphens.");
        return null;
    }

    private static string? Short(JsonPart? part)
    {
        if (part?.Text() is not { } text)
        {
            return null;
        }

        if (text.Length <= LongestText)
        {
            return text;
        }

        part.Fault($"has {text.Length} characters; a board has room for {LongestText}.");
        return null;
    }
}
