using System.Globalization;
using System.Text;
using CsvHelper;
using RedProperty.Realtime.Simulator.Input;

namespace RedProperty.Realtime.Simulator.Reports;

/// <summary>Reads a CSV of service requests through a map, in the order of time.</summary>
public static class RequestFile
{
    static RequestFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="BadInputException">Says which file, line and column.</exception>
    public static IReadOnlyList<ServiceRequest> Read(string path, ColumnMap map)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException($"The CSV file '{path}' does not exist.");
        }

        var requests = new List<ServiceRequest>();
        foreach (var row in Rows(path, map))
        {
            requests.Add(ReadRow(path, map, row));
        }

        return requests.Count == 0
            ? throw new BadInputException($"The CSV file '{path}' has a header and nothing below it.")
            : [.. requests.OrderBy(request => request.At).Select((request, index) => request with { Index = index })];
    }

    private static IEnumerable<Row> Rows(string path, ColumnMap map)
    {
        using var text = new StreamReader(path, EncodingOf(map));
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => throw new BadInputException(
                $"{path}, line {record.LineNumber}: a quotation mark is not closed or stands inside a field ({record.Reason})."),
        });
        if (!csv.Read())
        {
            throw new BadInputException($"The CSV file '{path}' is empty; it needs a header line.");
        }

        var header = Fields(csv);
        CheckColumns(path, map.Columns, header);
        while (csv.Read())
        {
            var fields = Fields(csv);
            if (fields.All(field => field.Length == 0))
            {
                continue;
            }

            yield return fields.Length == header.Length
                ? new Row(csv.LineNumber, header, fields)
                : throw new BadInputException($"{path}, line {csv.LineNumber}: there are {fields.Length} fields where the header has {header.Length}.");
        }
    }

    private static string[] Fields(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(field => csv.GetString(field).Trim())];

    private static Encoding EncodingOf(ColumnMap map)
    {
        try
        {
            return Encoding.GetEncoding(map.Encoding ?? "utf-8");
        }
        catch (ArgumentException fault)
        {
            throw new BadInputException($"The map's encoding '{map.Encoding}' is unknown; use utf-8 or gb18030.", fault);
        }
    }

    private static void CheckColumns(string path, Columns columns, string[] header)
    {
        (string Meaning, string? Column)[] named =
        [
            ("id", columns.Id), ("time", columns.Time), ("kind", columns.Kind), ("address", columns.Address), ("latitude", columns.Latitude),
            ("longitude", columns.Longitude), ("district", columns.District), ("street", columns.Street), ("community", columns.Community),
            ("communityName", columns.CommunityName), .. columns.Description.Select(column => ("description", (string?)column)),
        ];
        foreach (var (meaning, column) in named)
        {
            if (column is not null && !header.Contains(column))
            {
                throw new BadInputException($"The map takes '{meaning}' from column '{column}', which '{path}' does not have; it has {string.Join(", ", header)}.");
            }
        }
    }

    private static ServiceRequest ReadRow(string path, ColumnMap map, Row row)
    {
        var (columns, line) = (map.Columns, row.Line);
        string Field(string? column) => column is null ? "" : row[column];

        var time = Field(columns.Time);
        if (!DateTime.TryParseExact(time, [.. map.TimeFormats], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            throw new BadInputException($"{path}, line {line}: '{time}' is no time of the form {string.Join(" or ", map.TimeFormats)}.");
        }

        var category = Field(columns.Kind);
        var kind = map.Kinds.GetValueOrDefault(category) ?? map.OtherKind
            ?? throw new BadInputException($"{path}, line {line}: the map has no kind for '{category}'; add it to 'kinds' or give an 'otherKind'.");
        return new ServiceRequest(
            0,
            Field(columns.Id),
            new DateTimeOffset(local, map.UtcOffset),
            kind,
            string.Join(" · ", columns.Description.Select(Field).Where(words => words.Length > 0)),
            Field(columns.Address),
            Degrees(path, line, Field(columns.Latitude)),
            Degrees(path, line, Field(columns.Longitude)),
            Field(columns.District),
            Field(columns.Street),
            Field(columns.Community),
            Field(columns.CommunityName));
    }

    private static double? Degrees(string path, long line, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= 180
            ? degrees
            : throw new BadInputException($"{path}, line {line}: '{text}' is no coordinate in degrees.");
    }

    private sealed record Row(long Line, string[] Header, string[] Fields)
    {
        public string this[string column] => Fields[Array.IndexOf(Header, column)];
    }
}
