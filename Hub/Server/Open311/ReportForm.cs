using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>A form of <c>POST /requests</c>, understood: either all of it is sound, or everything that is wrong is named.</summary>
internal sealed class ReportForm
{
    private const int LongestName = 100;
    private const int LongestContact = 200;

    private ReportForm(TicketKind kind, Place building, ReportTicket command)
    {
        Kind = kind;
        Building = building;
        Command = command;
    }

    public TicketKind Kind { get; }

    public Place Building { get; }

    public ReportTicket Command { get; }

    public static (ReportForm? Form, IReadOnlyList<Open311Fault> Faults) Read(Open311Call call, Parameters given, Rulebook rules)
    {
        var faults = new List<Open311Fault>();
        var kind = FindKind(call, given, rules.Catalogue, faults);
        var (building, noBuilding) = ReportPlace.Find(call, given, rules.Organisation);
        if (noBuilding is not null)
        {
            faults.Add(noBuilding);
        }

        CheckLengths(call, given, faults);
        var (answers, wrong) = kind is null ? ([], []) : AnswerCheck.Check(kind, code => given.All(FieldOf(code)));
        faults.AddRange(wrong.Select(one => Open311Fault.Bad($"{FieldOf(one.Attribute.Code)}: {Open311Words.Of(one.Fault, one.Attribute, call)}")));
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var title = $"{kind!.Name} · {building!.Name}";
        var command = new ReportTicket(
            kind.Code,
            building.Id,
            given[UnitField],
            title.Length <= TicketText.LongestTitle ? title : title[..TicketText.LongestTitle],
            given["description"],
            null,
            [],
            "open311",
            ReporterOf(given))
        {
            Answers = answers.Count > 0 ? answers : null,
        };
        return (new ReportForm(kind, building, command), []);
    }

    private static string UnitField => FieldOf(ServiceDocuments.UnitAttribute);

    private static string FieldOf(string attribute) => $"attribute[{attribute}]";

    private static TicketKind? FindKind(Open311Call call, Parameters given, KindCatalogue catalogue, List<Open311Fault> faults)
    {
        if (given["service_code"] is not { } code)
        {
            faults.Add(Open311Fault.Bad(call.Say(
                "service_code：请选择事项类别，见 GET /open311/v2/services.json。", "service_code: choose a kind of matter; GET /open311/v2/services.json lists them.")));
            return null;
        }

        var kind = catalogue.Find(code);
        if (kind is null)
        {
            faults.Add(Open311Fault.Unknown(call.Say(
                "service_code：没有这个事项类别，见 GET /open311/v2/services.json。", "service_code: there is no such kind of matter; GET /open311/v2/services.json lists them.")));
        }

        return kind;
    }

    private static void CheckLengths(Open311Call call, Parameters given, List<Open311Fault> faults)
    {
        foreach (var (field, longest) in ((string, int)[])[
            ("description", TicketText.LongestText),
            (UnitField, TicketText.LongestUnit),
            ("first_name", LongestName),
            ("last_name", LongestName),
            ("phone", LongestContact),
            ("email", LongestContact),
            ("device_id", LongestContact),
            ("account_id", LongestContact)])
        {
            if (given[field] is { } text && text.Length > longest)
            {
                faults.Add(Open311Fault.Bad(call.Say(
                    $"{field}：共 {text.Length} 个字符，最多 {longest} 个。", $"{field}: has {text.Length} characters; at most {longest} are kept.")));
            }
        }
    }

    private static Reporter? ReporterOf(Parameters given)
    {
        var (first, last) = (given["first_name"], given["last_name"]);

        // 张 + 三 is written without a space, Anna + Smith with one and the other way round.
        var name = (first, last) switch
        {
            (null, null) => null,
            (null, _) => last,
            (_, null) => first,
            _ => first.All(char.IsAscii) && last.All(char.IsAscii) ? $"{first} {last}" : last + first,
        };
        var reporter = new Reporter(name, given["phone"], given["email"]);
        return reporter == new Reporter(null, null, null) ? null : reporter;
    }
}
