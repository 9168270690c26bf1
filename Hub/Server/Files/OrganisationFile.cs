using System.Globalization;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Server.Files;

/// <summary>The organisation as CSV (组织架构表): read at the start and at an administrator's import, written at an export.</summary>
public static class OrganisationFile
{
    private static readonly string[] Columns =
        ["type", "id", "parent", "name", "name_en", "address", "lat", "long", "company", "holder", "phone"];

    /// <summary>Columns that a city can begin without.</summary>
    private static readonly string[] Idle = ["name_en", "address", "lat", "long", "company", "holder", "phone"];

    public static Checked<OrganisationChart> Read(DataFile file) => CsvTable.Read(file, Columns, Idle).Then(lines =>
    {
        var rows = lines.Select(ToRow).ToArray();
        var result = OrganisationCheck.Check(file.Name, rows);
        var misplaced = Misplaced(file.Name, rows);
        return misplaced.Length == 0
            ? result
            : new Checked<OrganisationChart>([.. result.Faults.Concat(misplaced).OrderBy(fault => fault.Line)]);
    });

    /// <summary>The lines as they stand, not yet checked against each other.</summary>
    public static Checked<IReadOnlyList<OrganisationRow>> ReadRows(DataFile file) =>
        CsvTable.Read(file, Columns, Idle).Then<IReadOnlyList<OrganisationRow>>(lines =>
        {
            var rows = lines.Select(ToRow).ToArray();
            var misplaced = Misplaced(file.Name, rows);
            return misplaced.Length == 0 ? new(rows) : new(misplaced);
        });

    /// <summary>Companies, places, persons, posts, cross appointments. Reading the text again gives the same chart, writing that the same text.</summary>
    public static string Write(OrganisationChart chart) => CsvText.Write(Columns, [
        .. chart.Companies.Select(company => Line("company", company.Id, name: company.Name, nameEn: company.NameEn)),
        .. chart.Places.Select(OfPlace),
        .. chart.Persons.Select(person => Line("person", person.Id, name: person.Name, company: person.CompanyId, phone: person.Phone)),
        .. chart.Posts.SelectMany(OfPost),
        .. chart.Appointments.Select(OfAppointment),
    ]);

    /// <summary>What a row says that would be dropped without a word: somebody meant it.</summary>
    private static DataFault[] Misplaced(string file, OrganisationRow[] rows) =>
    [
        .. rows.Where(row => row.Holder.Length > 0 && row.Type is not ("post" or "appointment"))
            .Select(row => new DataFault(file, row.Line, "holder", $"'{row.Holder}' stands on a row of type {row.Type}; only a post or an appointment has a holder.")),
        .. rows.Where(row => row.Phone.Length > 0 && row.Type != "person")
            .Select(row => new DataFault(file, row.Line, "phone", $"'{row.Phone}' stands on a row of type {row.Type}; only a person has a phone.")),
    ];

    private static OrganisationRow ToRow(CsvLine line) => new(
        line.Line,
        line["type"],
        line["id"],
        line["parent"],
        line["name"],
        line["name_en"],
        line["address"],
        line["lat"],
        line["long"],
        line["company"],
        line["holder"],
        line["phone"]);

    private static string[] OfPlace(Place place) => Line(
        place.Level.ToString().ToLowerInvariant(),
        place.Id,
        place.ParentId,
        place.Name,
        place.NameEn,
        place.Address,
        place.Latitude?.ToString("R", CultureInfo.InvariantCulture),
        place.Longitude?.ToString("R", CultureInfo.InvariantCulture),
        place.CompanyId);

    private static IEnumerable<string[]> OfPost(Post post)
    {
        string?[] holders = post.HolderIds.Count == 0 ? [null] : [.. post.HolderIds];
        return holders.Select(holder => Line("post", RoleNames.Of(post.Role), post.PlaceId, holder: holder));
    }

    private static string[] OfAppointment(CrossAppointment appointment) => Line(
        "appointment",
        CrossAppointment.NameOf(appointment.Kind),
        appointment.CommunityId,
        company: appointment.CompanyId,
        holder: appointment.PersonId);

    private static string[] Line(
        string type,
        string id,
        string parent = "",
        string name = "",
        string nameEn = "",
        string? address = null,
        string? latitude = null,
        string? longitude = null,
        string? company = null,
        string? holder = null,
        string? phone = null) =>
        [type, id, parent, name, nameEn, address ?? "", latitude ?? "", longitude ?? "", company ?? "", holder ?? "", phone ?? ""];
}
