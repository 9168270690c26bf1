using System.Text.Json;
using RedProperty.Realtime.Simulator.Input;

namespace RedProperty.Realtime.Simulator.Reports;

/// <summary>Which column of a city's export means what, and onto which kinds and places it goes.</summary>
/// <param name="Columns">Names of the file's columns.</param>
/// <param name="TimeFormats">.NET date formats of the time column, tried in order.</param>
/// <param name="UtcOffset">Local time of the file, for example <c>-08:00:00</c>.</param>
/// <param name="Kinds">The file's category to our catalogue's code.</param>
/// <param name="OtherKind">For categories that <paramref name="Kinds"/> does not name; without it such a row is refused.</param>
/// <param name="Organisation">Make an organisation out of the file; absent when the program has one.</param>
/// <param name="Existing">Use the organisation that the program has; absent when one is made.</param>
/// <param name="Encoding">UTF-8 when absent; older hotline exports need <c>gb18030</c>.</param>
public sealed record ColumnMap(
    Columns Columns,
    IReadOnlyList<string> TimeFormats,
    TimeSpan UtcOffset,
    IReadOnlyDictionary<string, string> Kinds,
    string? OtherKind = null,
    NewOrganisation? Organisation = null,
    ExistingOrganisation? Existing = null,
    string? Encoding = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="BadInputException">Missing file, malformed JSON, or a map that says too little.</exception>
    public static ColumnMap Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException($"The map '{path}' does not exist; see tests/Simulator/maps for examples.");
        }

        ColumnMap? map;
        try
        {
            map = JsonSerializer.Deserialize<ColumnMap>(File.ReadAllText(path), Json);
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber is { } number ? $", line {number + 1}" : "";
            throw new BadInputException($"The map '{path}'{line} cannot be read: {fault.Message.Split(" Path:")[0]}", fault);
        }

        return map switch
        {
            null => throw new BadInputException($"The map '{path}' is empty; see tests/Simulator/maps for examples."),
            { TimeFormats.Count: 0 } => throw new BadInputException($"The map '{path}' gives no timeFormats; name at least one, like yyyy-MM-dd HH:mm."),
            { Organisation: null, Existing: null } or { Organisation: not null, Existing: not null } =>
                throw new BadInputException($"The map '{path}' must have either 'organisation' (make one from the file) or 'existing' (use the program's)."),
            _ => map,
        };
    }
}

/// <param name="Description">Columns whose words make the description, in order.</param>
/// <param name="Kind">The column of categories.</param>
/// <param name="Community">Key of the community; <paramref name="CommunityName"/> is what people read.</param>
public sealed record Columns(
    string Id,
    string Time,
    string Kind,
    string Address,
    IReadOnlyList<string> Description,
    string? Latitude = null,
    string? Longitude = null,
    string? District = null,
    string? Street = null,
    string? Community = null,
    string? CommunityName = null);

/// <summary>The city that is made from the file.</summary>
/// <param name="City">Id of the city, prefix of all its places.</param>
/// <param name="Street">What a street is called there, with {0} for the file's value.</param>
public sealed record NewOrganisation(string City, string Name, string NameEn, string Street = "{0}", string Elsewhere = "Elsewhere");

/// <summary>The city that the program has, and who plays in it.</summary>
/// <param name="City">Id of the city.</param>
/// <param name="Observer">User name of one who sees the whole city.</param>
/// <param name="Staff">User names of those who answer, all with the password of the command line.</param>
public sealed record ExistingOrganisation(string City, string Observer, IReadOnlyList<string> Staff);
