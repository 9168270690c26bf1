using RedProperty.Realtime.Simulator.Input;
using RedProperty.Realtime.Simulator.Play;
using RedProperty.Realtime.Simulator.Reports;

namespace RedProperty.Realtime.Simulator.City;

/// <summary>The city in which a run plays: its buildings, who is in it, and a token that sees all of it.</summary>
/// <param name="CityId">The place whose tickets are checked.</param>
/// <param name="People">User names, and whether the person's device watches.</param>
public sealed record Stage(string CityId, BuildingIndex Buildings, IReadOnlyList<(string UserName, bool Watches)> People, string ObserverToken)
{
    public static Task<Stage> Set(ProgramDoor door, SimulatorOptions options, ColumnMap map, IReadOnlyList<ServiceRequest> requests, CancellationToken cancellation) =>
        map.Organisation is { } shape ? Make(door, options, shape, requests, cancellation) : Borrow(door, options, map.Existing!, cancellation);

    private static async Task<Stage> Make(
        ProgramDoor door, SimulatorOptions options, NewOrganisation shape, IReadOnlyList<ServiceRequest> requests, CancellationToken cancellation)
    {
        var admin = await door.SignIn(options.Admin, options.Password, cancellation);
        var city = new DerivedCity(shape, requests, options.Workers);
        await door.PutOrganisation(OrganisationLine.Write(city.Lines), admin.AccessToken, cancellation);
        var accounts = city.Workers.Concat(Officers.All).Select(person => new NewAccount(person, person, options.Password));
        await door.PostAccounts(accounts, admin.AccessToken, cancellation);
        var observer = await door.SignIn(Officers.CityBureau, options.Password, cancellation);
        return new Stage(
            shape.City,
            city.Buildings,
            [.. city.Workers.Select(worker => (worker, true)), .. Officers.All.Select(officer => (officer, false))],
            observer.AccessToken);
    }

    private static async Task<Stage> Borrow(ProgramDoor door, SimulatorOptions options, ExistingOrganisation existing, CancellationToken cancellation)
    {
        var observer = await door.SignIn(existing.Observer, options.Password, cancellation);
        var buildings = await door.Places(existing.City, observer.AccessToken, cancellation);
        return new Stage(existing.City, new BuildingIndex(buildings), [.. existing.Staff.Select(name => (name, true))], observer.AccessToken);
    }
}
