using RedProperty.Realtime.Simulator.City;
using RedProperty.Realtime.Simulator.Reports;

namespace RedProperty.Realtime.Simulator.Play;

/// <summary>How a resident says where it is.</summary>
public enum Whereabouts
{
    /// <summary>The code on the corridor's wall.</summary>
    BuildingCode,

    /// <summary>Standing in front of it.</summary>
    Point,

    /// <summary>The postal address.</summary>
    Address,
}

/// <summary>A report as a resident will send it, and where it must end up.</summary>
public sealed record PlannedReport(ServiceRequest Request, Building Building, Whereabouts Whereabouts, IReadOnlySet<string> Grids)
{
    private const double ByPoint = 0.2;
    private const double ByAddress = 0.1;

    public int Index => Request.Index;

    /// <summary>The same seed and report, the same choice, whatever else happens.</summary>
    public static PlannedReport Of(ServiceRequest request, Building building, BuildingIndex buildings, int seed)
    {
        var roll = Choice.Of(seed, request.Index, 0).NextDouble();
        var own = new HashSet<string>(StringComparer.Ordinal) { building.Grid };
        if (roll < ByPoint && request is { Latitude: { } latitude, Longitude: { } longitude })
        {
            return new PlannedReport(request, building, Whereabouts.Point, buildings.GridsNearest(latitude, longitude));
        }

        return roll < ByPoint + ByAddress && buildings.At(building.Address) == building
            ? new PlannedReport(request, building, Whereabouts.Address, own)
            : new PlannedReport(request, building, Whereabouts.BuildingCode, own);
    }

    /// <summary>The form that Open311 takes.</summary>
    public IReadOnlyDictionary<string, string> Form(ReportMark mark)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["service_code"] = Request.Kind,
            ["description"] = $"{Request.Description} {mark.Of(Index)}",
        };
        switch (Whereabouts)
        {
            case Whereabouts.Point:
                form["lat"] = Text(Request.Latitude!.Value);
                form["long"] = Text(Request.Longitude!.Value);
                break;
            case Whereabouts.Address:
                form["address_string"] = Building.Address;
                break;
            default:
                form["address_id"] = Building.Id;
                break;
        }

        return form;
    }

    private static string Text(double degrees) => degrees.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
