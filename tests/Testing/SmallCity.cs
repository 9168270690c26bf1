using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Testing;

/// <summary>
/// A city small enough to know by heart: one district and street, the communities <c>spring</c> (grids <c>spring-1</c>, <c>spring-2</c>) and
/// <c>lake</c> (grid <c>lake-1</c>), two buildings in each grid (<c>spring-1-01</c>, ...), every post held by somebody named after it.
/// </summary>
public sealed class SmallCity : IRulebooks
{
    private static readonly string[] Grids = ["spring-1", "spring-2", "lake-1"];

    private readonly List<OrganisationRow> rows = [];

    public SmallCity()
    {
        AddPlaces();
        AddPosts();
        Current = Build();
    }

    public Rulebook Current { get; set; }

    public static IReadOnlyList<CatalogueRow> CatalogueRows { get; } =
    [
        new(2, "category", "repair", "维修", "Repairs"),
        new(3, "category", "order", "秩序", "Order"),
        new(4, "kind", "lamp-out", "路灯不亮", "Lamp out", "repair", "property", "ordinary", "灯;lamp", "灯不亮", "A lamp is dark."),
        new(5, "kind", "lift-stopped", "电梯停运", "Lift stopped", "repair", "property", "major", "电梯;lift", "电梯停了", "A lift stands still."),
        new(6, "kind", "corridor-clutter", "楼道堆物", "Clutter in the corridor", "order", "grid", "ordinary", "堆物;clutter", "楼道有杂物", "Things in the way."),
        new(7, "kind", "illegal-construction", "违章搭建", "Illegal construction", "order", "department", "ordinary", "违建", "违章搭建", "Built without leave."),
    ];

    public OrganisationChart Chart => Current.Organisation;

    /// <summary>Somebody of the city as an actor, for example <c>steward-spring-1</c> or <c>secretary-lake</c>.</summary>
    public Actor Person(string id) =>
        Actor.Staff(Chart.FindPerson(id) ?? throw new ArgumentException($"Nobody is called '{id}'.", nameof(id)), Chart);

    /// <summary>The same city with nobody on that post.</summary>
    public SmallCity WithVacant(string role, string placeId)
    {
        rows.RemoveAll(row => row.Type == "post" && row.Id == role && row.Parent == placeId);
        rows.Add(new OrganisationRow(0, "post", role, placeId));
        Current = Build();
        return this;
    }

    /// <summary>One more post, or one more holder of it.</summary>
    public SmallCity WithHolder(string role, string placeId, string person)
    {
        rows.RemoveAll(row => row.Type == "post" && row.Id == role && row.Parent == placeId && row.Holder.Length == 0);
        rows.Add(new OrganisationRow(0, "post", role, placeId, Holder: person));
        Current = Build();
        return this;
    }

    public SmallCity WithPolicy(ResponsePolicy policy)
    {
        Current = Current with { Policy = policy };
        return this;
    }

    private Rulebook Build() => new(
        OrganisationCheck.Check("small city", rows).Value ?? throw new InvalidOperationException("The small city is broken."),
        CatalogueCheck.Check("small catalogue", CatalogueRows).Value ?? throw new InvalidOperationException("The small catalogue is broken."),
        Current?.Policy ?? ResponsePolicy.Rule2341,
        WorkingCalendar.OfficeHours);

    private void AddPlaces()
    {
        Add("city", "jinan", string.Empty, "济南");
        Add("district", "lixia", "jinan", "历下区");
        Add("street", "yanshan", "lixia", "燕山街道");
        Add("community", "spring", "yanshan", "泉水社区");
        Add("community", "lake", "yanshan", "湖滨社区");
        foreach (var grid in Grids)
        {
            Add("grid", grid, grid.Split('-')[0], $"{grid} 网格");
            foreach (var number in (string[])["01", "02"])
            {
                rows.Add(new OrganisationRow(
                    0, "building", $"{grid}-{number}", grid, $"{number}号楼", Address: $"{grid} {number}号", Latitude: "36.65", Longitude: $"117.{rows.Count:00}"));
            }
        }
    }

    private void AddPosts()
    {
        foreach (var grid in Grids)
        {
            Hold("gridWorker", grid, $"worker-{grid}");
            Hold("redSteward", grid, $"steward-{grid}");
            Hold("branchSecretary", grid, $"branch-{grid}");
        }

        foreach (var community in (string[])["spring", "lake"])
        {
            Hold("propertyManager", community, $"manager-{community}");
            Hold("communitySecretary", community, $"secretary-{community}");
        }

        Hold("streetOffice", "yanshan", "street");
        Hold("streetStation", "yanshan", "station");
        Hold("districtDepartment", "lixia", "department");
        Hold("districtBureau", "lixia", "district");
        Hold("cityBureau", "jinan", "city");
        Hold("administrator", "jinan", "admin");
    }

    private void Hold(string role, string place, string person)
    {
        Add("person", person, string.Empty, person);
        rows.Add(new OrganisationRow(0, "post", role, place, Holder: person));
    }

    private void Add(string type, string id, string parent, string name) => rows.Add(new OrganisationRow(rows.Count + 2, type, id, parent, name));
}
