using System.Text.Json;
using RedProperty.Realtime.Simulator.Reports;

namespace RedProperty.Realtime.Simulator.Play;

/// <summary>The simulator's column map in the words of the program's intake.</summary>
public static class HotlineMap
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public static string Of(ColumnMap map) => JsonSerializer.Serialize(
        new
        {
            Columns = new
            {
                Number = map.Columns.Id,
                CalledAt = map.Columns.Time,
                map.Columns.Kind,
                map.Columns.Address,
                Description = map.Columns.Description.FirstOrDefault(column => column != map.Columns.Kind),
                map.Columns.Latitude,
                map.Columns.Longitude,
            },
            map.Kinds,
            map.OtherKind,
            map.TimeFormats,
            DueHours = 120,
        },
        Json);
}
