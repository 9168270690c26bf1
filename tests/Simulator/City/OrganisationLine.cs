using System.Globalization;
using CsvHelper;

namespace RedProperty.Realtime.Simulator.City;

/// <summary>One line of an organisation file.</summary>
public sealed record OrganisationLine(string Type, string Id, string Parent, string Name = "", string NameEn = "")
{
    private static readonly string[] Header = ["type", "id", "parent", "name", "name_en", "address", "lat", "long", "company", "holder", "phone"];

    public string Address { get; init; } = "";

    public string Latitude { get; init; } = "";

    public string Longitude { get; init; } = "";

    public string Company { get; init; } = "";

    public string Holder { get; init; } = "";

    /// <summary>The whole file as <c>PUT /api/organisation</c> takes it.</summary>
    public static string Write(IEnumerable<OrganisationLine> lines)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(Header);
            foreach (var line in lines)
            {
                csv.WriteRecord(line.Fields);
            }
        }

        return text.ToString();
    }

    private string[] Fields => [Type, Id, Parent, Name, NameEn, Address, Latitude, Longitude, Company, Holder, ""];
}
