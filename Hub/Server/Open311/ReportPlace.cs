using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>From what a client knows about a place to the building: its code, else its exact address, else the nearest within 300 metres.</summary>
internal static class ReportPlace
{
    public static (Place? Building, Open311Fault? Fault) Find(Open311Call call, Parameters given, OrganisationChart chart)
    {
        if (given["address_id"] is { } id)
        {
            return chart.FindPlace(id, PlaceLevel.Building) is { } building
                ? (building, null)
                : Refuse(call, $"address_id：没有楼栋“{Shown(id)}”。", $"address_id: '{Shown(id)}' is no building; the codes stand on the corridor's board.");
        }

        var hasCoordinates = given.IsGiven("lat") || given.IsGiven("long");
        if (given["address_string"] is { } address)
        {
            var found = chart.BuildingsAt(address).Take(2).ToArray();
            if (found.Length == 1)
            {
                return (found[0], null);
            }

            if (!hasCoordinates)
            {
                return Refuse(
                    call,
                    $"address_string：“{Shown(address)}”对应 {found.Length} 栋楼；请填写登记的完整地址，或改用 address_id 或 lat 和 long。",
                    $"address_string: '{Shown(address)}' means {found.Length} buildings; write the address exactly as registered, or send address_id, or lat and long.");
            }
        }

        return hasCoordinates
            ? ByCoordinates(call, given, chart)
            : Refuse(call, "请说明地点：address_id、address_string，或 lat 和 long。", "Say where: address_id, address_string, or lat and long.");
    }

    private static (Place? Building, Open311Fault? Fault) ByCoordinates(Open311Call call, Parameters given, OrganisationChart chart)
    {
        if (given.Degrees("lat", 90) is not { } latitude)
        {
            return Refuse(call, "lat：请填写 -90 到 90 之间的度数。", "lat: give degrees between -90 and 90.");
        }

        if (given.Degrees("long", 180) is not { } longitude)
        {
            return Refuse(call, "long：请填写 -180 到 180 之间的度数。", "long: give degrees between -180 and 180.");
        }

        return chart.To(latitude, longitude) is { } building
            ? (building, null)
            : Refuse(call, "lat、long：300 米内没有登记的楼栋。", "lat, long: no registered building lies within 300 metres.");
    }

    private static (Place? Building, Open311Fault? Fault) Refuse(Open311Call call, string chinese, string english) =>
        (null, Open311Fault.Bad(call.Say(chinese, english)));

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
