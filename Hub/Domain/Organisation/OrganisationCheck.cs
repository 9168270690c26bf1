using System.Globalization;
using RedProperty.Realtime.Domain.Files;

namespace RedProperty.Realtime.Domain.Organisation;

/// <summary>Turns the rows of an organisation file into a chart, or says line by line what is wrong. Never loads a half.</summary>
public static class OrganisationCheck
{
    private static readonly Dictionary<string, PlaceLevel> Levels = Enum.GetValues<PlaceLevel>()
        .ToDictionary(level => level.ToString().ToLowerInvariant(), level => level, StringComparer.Ordinal);

    public static Checked<OrganisationChart> Check(string file, IReadOnlyList<OrganisationRow> rows)
    {
        var draft = new Draft(file);
        foreach (var row in rows)
        {
            draft.Read(row);
        }

        draft.CheckReferences();
        return draft.Faults.Count > 0
            ? new Checked<OrganisationChart>([.. draft.Faults.OrderBy(fault => fault.Line)])
            : new Checked<OrganisationChart>(draft.Build());
    }

    private sealed class Draft(string file)
    {
        private readonly Dictionary<string, (Place Place, int Line)> places = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (Person Person, int Line)> persons = new(StringComparer.Ordinal);
        private readonly Dictionary<string, PropertyCompany> companies = new(StringComparer.Ordinal);
        private readonly List<(Role Role, string PlaceId, string Holder, int Line)> holdings = [];
        private readonly List<(CrossAppointment Appointment, int Line)> appointments = [];

        public List<DataFault> Faults { get; } = [];

        public void Read(OrganisationRow row)
        {
            switch (row.Type)
            {
                case "company":
                    if (HasNewId(row, companies.ContainsKey) && HasName(row))
                    {
                        companies.Add(row.Id, new PropertyCompany(row.Id, row.Name, row.NameEn));
                    }

                    break;
                case "person":
                    if (HasNewId(row, persons.ContainsKey) && HasName(row))
                    {
                        persons.Add(row.Id, (new Person(row.Id, row.Name, NullIfEmpty(row.Phone), NullIfEmpty(row.Company)), row.Line));
                    }

                    break;
                case "post":
                    ReadPost(row);
                    break;
                case "appointment":
                    ReadAppointment(row);
                    break;
                default:
                    ReadPlace(row);
                    break;
            }
        }

        public void CheckReferences()
        {
            if (places.Count == 0)
            {
                Faults.Add(new DataFault(file, 0, "type", "has no place; begin with a row of type city."));
            }

            foreach (var (place, line) in places.Values)
            {
                CheckParent(place, line);
                CheckCompany(place.CompanyId, line);
            }

            foreach (var (person, line) in persons.Values)
            {
                CheckCompany(person.CompanyId, line);
            }

            foreach (var (role, placeId, holder, line) in holdings)
            {
                CheckPost(role, placeId, holder, line);
            }

            foreach (var (appointment, line) in appointments)
            {
                CheckAppointment(appointment, line);
            }
        }

        public OrganisationChart Build() => new(
            places.Values.Select(entry => entry.Place),
            holdings.GroupBy(holding => (holding.Role, holding.PlaceId)).Select(group => new Post(
                group.Key.Role,
                group.Key.PlaceId,
                [.. group.Select(holding => holding.Holder).Where(holder => holder.Length > 0).Distinct(StringComparer.Ordinal)])),
            persons.Values.Select(entry => entry.Person),
            companies.Values,
            appointments.Select(entry => entry.Appointment).Distinct());

        private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

        private static bool IsId(string id) =>
            id.Length is > 0 and <= 64 && id.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

        private void ReadPlace(OrganisationRow row)
        {
            if (!Levels.TryGetValue(row.Type, out var level))
            {
                Fault(row.Line, "type", $"'{row.Type}' is unknown; use {string.Join(", ", Levels.Keys)}, company, person, post or appointment.");
                return;
            }

            if (!HasNewId(row, places.ContainsKey) || !HasName(row))
            {
                return;
            }

            var latitude = ReadDegrees(row.Line, "lat", row.Latitude, 90);
            var longitude = ReadDegrees(row.Line, "long", row.Longitude, 180);
            if (latitude is null != longitude is null)
            {
                Fault(row.Line, "lat", "and long belong together; give both or neither.");
            }

            var place = new Place(
                row.Id, level, row.Parent, row.Name, row.NameEn.Length > 0 ? row.NameEn : row.Name, NullIfEmpty(row.Address), latitude, longitude, NullIfEmpty(row.Company));
            places.Add(row.Id, (place, row.Line));
        }

        private void ReadPost(OrganisationRow row)
        {
            if (RoleNames.TryParse(row.Id, out var role))
            {
                holdings.Add((role, row.Parent, row.Holder, row.Line));
            }
            else
            {
                Fault(row.Line, "id", $"'{row.Id}' is no role; use one of {string.Join(", ", RoleNames.All)}.");
            }
        }

        private void ReadAppointment(OrganisationRow row)
        {
            if (CrossAppointment.KindOf(row.Id) is { } kind)
            {
                appointments.Add((new CrossAppointment(kind, row.Parent, row.Company, row.Holder), row.Line));
            }
            else
            {
                Fault(row.Line, "id", $"'{row.Id}' is no cross appointment; use {string.Join(" or ", Enum.GetValues<AppointmentKind>().Select(CrossAppointment.NameOf))}.");
            }
        }

        private double? ReadDegrees(int line, string field, string text, double most)
        {
            if (text.Length == 0)
            {
                return null;
            }

            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most)
            {
                return degrees;
            }

            Fault(line, field, $"'{text}' is no coordinate; give WGS84 degrees between -{most} and {most}.");
            return null;
        }

        private bool HasNewId(OrganisationRow row, Func<string, bool> isTaken)
        {
            if (!IsId(row.Id))
            {
                Fault(row.Line, "id", $"'{row.Id}' is no id; use 1 to 64 of a-z, 0-9 and hyphen.");
                return false;
            }

            if (isTaken(row.Id))
            {
                Fault(row.Line, "id", $"'{row.Id}' stands in the file twice; give each {row.Type} its own.");
                return false;
            }

            return true;
        }

        private bool HasName(OrganisationRow row)
        {
            if (row.Name.Length is > 0 and <= 200)
            {
                return true;
            }

            Fault(row.Line, "name", $"of {row.Type} '{row.Id}' must have 1 to 200 characters.");
            return false;
        }

        private void CheckParent(Place place, int line)
        {
            if (place.Level == PlaceLevel.City)
            {
                if (place.ParentId.Length > 0)
                {
                    Fault(line, "parent", $"of city '{place.Id}' must be empty; a city is the top.");
                }

                return;
            }

            var wanted = place.Level - 1;
            if (!places.TryGetValue(place.ParentId, out var parent))
            {
                Fault(line, "parent", $"'{place.ParentId}' of {Word(place.Level)} '{place.Id}' is not in the file; name a {Word(wanted)}.");
            }
            else if (parent.Place.Level != wanted)
            {
                Fault(line, "parent", $"'{place.ParentId}' is a {Word(parent.Place.Level)}; a {Word(place.Level)} stands under a {Word(wanted)}.");
            }
        }

        private void CheckCompany(string? company, int line)
        {
            if (company is not null && !companies.ContainsKey(company))
            {
                Fault(line, "company", $"'{company}' is not in the file; add a row of type company or correct the id.");
            }
        }

        private void CheckPost(Role role, string placeId, string holder, int line)
        {
            if (!places.TryGetValue(placeId, out var entry))
            {
                Fault(line, "parent", $"'{placeId}' is no place of the file; name the place that the post answers for.");
            }
            else if (!RoleLevels.AllowedFor(role).Contains(entry.Place.Level))
            {
                var allowed = string.Join(" or ", RoleLevels.AllowedFor(role).Select(Word));
                Fault(line, "parent", $"'{placeId}' is a {Word(entry.Place.Level)}; a {RoleNames.Of(role)} stands at a {allowed}.");
            }

            if (holder.Length > 0 && !persons.ContainsKey(holder))
            {
                Fault(line, "holder", $"'{holder}' is no person of the file; add a row of type person, or leave it empty for a vacant post.");
            }
        }

        private void CheckAppointment(CrossAppointment appointment, int line)
        {
            if (!places.TryGetValue(appointment.CommunityId, out var entry) || entry.Place.Level != PlaceLevel.Community)
            {
                Fault(line, "parent", $"'{appointment.CommunityId}' is no community of the file; name the one that is interlocked with the company.");
            }

            CheckCompany(appointment.CompanyId, line);
            if (!persons.TryGetValue(appointment.PersonId, out var person))
            {
                Fault(line, "holder", $"'{appointment.PersonId}' is no person of the file; an appointment without one is left out.");
            }
            else if (appointment.Kind == AppointmentKind.PartyCommitteeMember && person.Person.CompanyId != appointment.CompanyId)
            {
                Fault(line, "holder", $"'{appointment.PersonId}' is not of company '{appointment.CompanyId}'; the seat on the party committee is for its general manager.");
            }
        }

        private static string Word(PlaceLevel level) => level.ToString().ToLowerInvariant();

        private void Fault(int line, string field, string message) => Faults.Add(new DataFault(file, line, field, message));
    }
}
