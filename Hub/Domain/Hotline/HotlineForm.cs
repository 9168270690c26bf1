using System.Globalization;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>A line that was understood: which community's case it is, and the report that it becomes.</summary>
public sealed record HotlineReport(int Line, string CommunityId, string Number, ReportTicket Command);

/// <summary>Reads the lines of one file through a mapping, within somebody's posts. A line is sound as a whole, or everything that is wrong with it is named.</summary>
public sealed class HotlineForm
{
    public const int LongestNumber = 64;
    private const int LongestName = 100;
    private const string UsualFormat = "yyyy-MM-dd HH:mm:ss";

    private static readonly string[] UsualFormats =
    [
        UsualFormat, "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d", "yyyy年M月d日 H:mm", "yyyy年M月d日", "yyyy-MM-ddTHH:mm:ss", "yyyyMMddHHmmss",
    ];

    private readonly HotlineMapping mapping;
    private readonly Rulebook rules;
    private readonly Actor actor;
    private readonly IReadOnlyList<string> columns;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TicketKind> kindsByName;
    private readonly BuildingFinder finder;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly DateTimeOffset now;

    /// <param name="columns">Of the file; see <see cref="Check"/> first.</param>
    public HotlineForm(HotlineMapping mapping, IReadOnlyList<string> columns, Actor actor, Rulebook rules, DateTimeOffset now)
    {
        (this.mapping, this.columns, this.actor, this.rules, this.now) = (mapping, columns, actor, rules, now);
        for (var i = 0; i < columns.Count; i++)
        {
            places[columns[i]] = i;
        }

        kindsByName = rules.Catalogue.Kinds.SelectMany(kind => ((string[])[kind.Code, kind.Name, kind.NameEn]).Select(name => (name, kind)))
            .DistinctBy(pair => pair.name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pair => pair.name, pair => pair.kind, StringComparer.OrdinalIgnoreCase);
        finder = new BuildingFinder(rules.Organisation);
    }

    /// <summary>Columns that the mapping names and the file does not have.</summary>
    public static IReadOnlyList<IntakeFault> Check(HotlineMapping mapping, IReadOnlyList<string> columns) =>
    [
        .. mapping.Columns.All().Select(pair => pair.Column).Concat(mapping.Hidden)
            .Where(column => column is not null && !columns.Contains(column)).Distinct()
            .Select(column => IntakeFault.OfFile(IntakeFaultCode.ColumnMissing, column!, string.Join(", ", columns))),
    ];

    public (HotlineReport? Report, IReadOnlyList<IntakeFault> Faults) Read(HotlineLine line)
    {
        if (line.Fault is not null)
        {
            return (null, [line.Fault]);
        }

        var faults = new List<IntakeFault>();
        var number = Number(line, faults);
        var kind = Kind(line, faults);
        var (building, rest) = Building(line, faults);
        var calledAt = Moment(line, mapping.Columns.CalledAt, faults);
        var dueAt = Moment(line, mapping.Columns.DueAt, faults) ?? (mapping.DueHours is { } hours ? (calledAt ?? now).AddHours(hours) : null);
        var description = Text(line, mapping.Columns.Description, TicketText.LongestText, faults);
        var unit = Text(line, mapping.Columns.Unit, TicketText.LongestUnit, faults) ?? (rest?.Length <= TicketText.LongestUnit ? rest : null);
        var name = Text(line, mapping.Columns.Name, LongestName, faults);
        var phone = Text(line, mapping.Columns.Phone, LongestName, faults);
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var title = $"{kind!.Name} · {building!.Name}";
        var command = new ReportTicket(
            kind.Code,
            building.Id,
            unit,
            title.Length <= TicketText.LongestTitle ? title : title[..TicketText.LongestTitle],
            description,
            null,
            [],
            "hotline",
            name is null && phone is null ? null : new Reporter(name, phone, null))
        {
            Hotline = new HotlineCase(number!, calledAt, dueAt) { Line = Kept(line) },
        };
        return (new HotlineReport(line.Line, rules.Organisation.Enclosing(building.Id, PlaceLevel.Community)!.Id, number!, command), []);
    }

    private string Field(HotlineLine line, string? column) => column is null ? "" : line.Fields[places[column]].Trim();

    private string? Number(HotlineLine line, List<IntakeFault> faults)
    {
        var column = mapping.Columns.Number!;
        var number = Field(line, column);
        if (number.Length == 0)
        {
            faults.Add(new IntakeFault(line.Line, column, IntakeFaultCode.NumberMissing));
        }
        else if (number.Length > LongestNumber || number.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)))
        {
            faults.Add(new IntakeFault(line.Line, column, IntakeFaultCode.NumberUnusable, IntakeFault.Shown(number), $"{LongestNumber}"));
        }
        else if (!numbers.TryAdd(number, line.Line))
        {
            faults.Add(new IntakeFault(line.Line, column, IntakeFaultCode.NumberTwice, number, $"{numbers[number]}"));
        }

        return number;
    }

    private TicketKind? Kind(HotlineLine line, List<IntakeFault> faults)
    {
        var column = mapping.Columns.Kind;
        var word = Field(line, column);
        var kind = mapping.Kinds.TryGetValue(word, out var code) ? rules.Catalogue.Find(code)
            : kindsByName.GetValueOrDefault(word) ?? (mapping.OtherKind is { } other ? rules.Catalogue.Find(other) : null);
        if (kind is null)
        {
            faults.Add(new IntakeFault(line.Line, column ?? "", word.Length == 0 ? IntakeFaultCode.KindMissing : IntakeFaultCode.KindUnknown, IntakeFault.Shown(word)));
        }

        return kind;
    }

    private (Place? Building, string? Behind) Building(HotlineLine line, List<IntakeFault> faults)
    {
        var (building, rest, fault) = FindBuilding(line);
        if (building is not null && !IntakeAuthority.Covers(actor, building.Id, rules.Organisation))
        {
            fault = new IntakeFault(line.Line, mapping.Columns.Building ?? mapping.Columns.Address ?? "", IntakeFaultCode.OutsidePosts, building.Name);
        }

        if (fault is not null)
        {
            faults.Add(fault);
        }

        return (building, rest);
    }

    /// <summary>The building's code wins over the address, and the address over the coordinates.</summary>
    private (Place? Building, string? Behind, IntakeFault? Fault) FindBuilding(HotlineLine line)
    {
        var columns = mapping.Columns;
        var code = Field(line, columns.Building);
        if (code.Length > 0)
        {
            return rules.Organisation.FindPlace(code, PlaceLevel.Building) is { } named
                ? (named, null, null)
                : (null, null, new IntakeFault(line.Line, columns.Building!, IntakeFaultCode.BuildingUnknown, IntakeFault.Shown(code)));
        }

        var address = Field(line, columns.Address);
        if (mapping.Buildings.TryGetValue(address, out var assigned) && rules.Organisation.FindPlace(assigned, PlaceLevel.Building) is { } known)
        {
            return (known, null, null);
        }

        var (found, rest, isAmbiguous) = address.Length > 0 ? finder.Find(address) : (null, null, false);
        if (found is not null)
        {
            return (found, rest, null);
        }

        var (latitude, longitude) = (Field(line, columns.Latitude), Field(line, columns.Longitude));
        if (double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var lat)
            && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var lon)
            && rules.Organisation.To(lat, lon) is { } near)
        {
            return (near, null, null);
        }

        var wrong = isAmbiguous ? IntakeFaultCode.AddressAmbiguous : address.Length > 0 ? IntakeFaultCode.AddressUnknown : IntakeFaultCode.PlaceMissing;
        return (null, null, new IntakeFault(line.Line, columns.Address ?? columns.Building ?? columns.Latitude ?? "", wrong, IntakeFault.Shown(address)));
    }

    private DateTimeOffset? Moment(HotlineLine line, string? column, List<IntakeFault> faults)
    {
        var text = Field(line, column);
        if (text.Length == 0)
        {
            return null;
        }

        if (DateTime.TryParseExact(text, [.. mapping.TimeFormats, .. UsualFormats], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1970 and < 9000)
        {
            return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), rules.Calendar.UtcOffset);
        }

        faults.Add(new IntakeFault(line.Line, column!, IntakeFaultCode.TimeUnreadable, IntakeFault.Shown(text), mapping.TimeFormats.Count > 0 ? mapping.TimeFormats[0] : UsualFormat));
        return null;
    }

    private string? Text(HotlineLine line, string? column, int longest, List<IntakeFault> faults)
    {
        var text = Field(line, column);
        if (text.Length > longest)
        {
            faults.Add(new IntakeFault(line.Line, column!, IntakeFaultCode.TooLong, $"{text.Length}", $"{longest}"));
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>The line for the way back, without what is personal.</summary>
    private HotlineField[] Kept(HotlineLine line) => [.. columns.Select((column, at) =>
        column == mapping.Columns.Name ? new HotlineField(column, null, HotlinePart.Name)
        : column == mapping.Columns.Phone ? new HotlineField(column, null, HotlinePart.Phone)
        : new HotlineField(column, mapping.Hidden.Contains(column) || (!IsMapped(column) && MappingGuess.IsPersonal(column)) ? null : line.Fields[at]))];

    private bool IsMapped(string column) => mapping.Columns.All().Any(pair => pair.Column == column);
}
