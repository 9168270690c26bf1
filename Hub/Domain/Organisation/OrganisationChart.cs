namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>The whole organisation (组织架构) as it stands now: immutable, checked, quick to ask.</summary>
public sealed class OrganisationChart
{
    private readonly Dictionary<string, Place> places;
    private readonly Dictionary<string, Post> posts;
    private readonly Dictionary<string, Person> persons;
    private readonly Dictionary<string, PropertyCompany> companies;
    private readonly ILookup<string, Place> children;
    private readonly ILookup<string, Post> postsByHolder;
    private readonly ILookup<string, Place> buildingsByAddress;
    private readonly IReadOnlyList<CrossAppointment> appointments;

    /// <summary>Only <see cref="OrganisationCheck"/> builds one: whatever reaches here is consistent.</summary>
    internal OrganisationChart(
        IEnumerable<Place> places,
        IEnumerable<Post> posts,
        IEnumerable<Person> persons,
        IEnumerable<PropertyCompany> companies,
        IEnumerable<CrossAppointment>? appointments = null)
    {
        this.appointments = [.. appointments ?? []];
        this.places = places.ToDictionary(place => place.Id, StringComparer.Ordinal);
        this.posts = posts.ToDictionary(post => post.Id, StringComparer.Ordinal);
        this.persons = persons.ToDictionary(person => person.Id, StringComparer.Ordinal);
        this.companies = companies.ToDictionary(company => company.Id, StringComparer.Ordinal);
        children = this.places.Values.Where(place => place.ParentId.Length > 0).ToLookup(place => place.ParentId, StringComparer.Ordinal);
        postsByHolder = this.posts.Values
            .SelectMany(post => post.HolderIds, (post, holder) => (post, holder))
            .ToLookup(pair => pair.holder, pair => pair.post, StringComparer.Ordinal);
        buildingsByAddress = this.places.Values
            .Where(place => place is { Level: PlaceLevel.Building, Address: not null })
            .ToLookup(place => place.Address!.Trim(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A city without anything in it: what a fresh production installation starts from.</summary>
    public static OrganisationChart Empty { get; } = new([], [], [], []);

    public IReadOnlyCollection<Place> Places => places.Values;

    public IReadOnlyCollection<Post> Posts => posts.Values;

    public IReadOnlyCollection<Person> Persons => persons.Values;

    public IReadOnlyCollection<PropertyCompany> Companies => companies.Values;

    public IReadOnlyList<CrossAppointment> Appointments => appointments;

    public Place? FindPlace(string id) => places.GetValueOrDefault(id);

    public Place? FindPlace(string id, PlaceLevel level) => places.GetValueOrDefault(id) is { } place && place.Level == level ? place : null;

    public Person? FindPerson(string id) => persons.GetValueOrDefault(id);

    public PropertyCompany? FindCompany(string id) => companies.GetValueOrDefault(id);

    public Post? FindPost(Role role, string placeId) => posts.GetValueOrDefault(Post.IdOf(role, placeId));

    public IEnumerable<Place> ChildrenOf(string placeId) => children[placeId];

    public IEnumerable<Post> PostsHeldBy(string personId) => postsByHolder[personId];

    public IEnumerable<Place> BuildingsAt(string address) => buildingsByAddress[address.Trim()];

    /// <summary>The place itself, then every place above it, up to the city.</summary>
    public IEnumerable<Place> UpFrom(string placeId)
    {
        for (var place = FindPlace(placeId); place is not null; place = FindPlace(place.ParentId))
        {
            yield return place;
        }
    }

    /// <summary>Whether <paramref name="inner"/> is <paramref name="outer"/> or lies below it.</summary>
    public bool Covers(string outer, string inner) => UpFrom(inner).Any(place => place.Id == outer);

    /// <summary>The nearest place of that level at or above the given one.</summary>
    public Place? Enclosing(string placeId, PlaceLevel level) => UpFrom(placeId).FirstOrDefault(place => place.Level == level);

    /// <summary>Every place of that level at or below the given one.</summary>
    public IEnumerable<Place> Within(string placeId, PlaceLevel level)
    {
        if (FindPlace(placeId) is not { } top || top.Level > level)
        {
            return [];
        }

        return top.Level == level ? [top] : ChildrenOf(placeId).SelectMany(child => Within(child.Id, level));
    }

    /// <summary>The post of that role nearest above a building: a steward of the building itself wins over one of its grid.</summary>
    public Post? NearestPost(Role role, string placeId) =>
        UpFrom(placeId).Select(place => FindPost(role, place.Id)).FirstOrDefault(post => post is not null);

    /// <summary>The property company that serves a place.</summary>
    public PropertyCompany? CompanyOf(string placeId) =>
        UpFrom(placeId).FirstOrDefault(place => place.CompanyId is not null)?.CompanyId is { } id ? FindCompany(id) : null;
}
