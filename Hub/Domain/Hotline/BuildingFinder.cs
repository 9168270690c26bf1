using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Hotline;

/// <summary>
/// From an address as people say it on the phone to the building: the registered address that it begins with, with or without the names of city, district and
/// street before it. What stands behind is the unit. Made once for a file.
/// </summary>
public sealed class BuildingFinder
{
    /// <summary>A province or a stray word may stand before the address.</summary>
    private const int LongestPreface = 6;

    /// <summary>Shorter is no address: a bare house number means nothing.</summary>
    private const int ShortestAddress = 4;

    /// <summary>What follows names another building than the registered one.</summary>
    private static readonly string[] Elsewhere = ["号楼", "号院", "栋", "幢", "座"];

    private readonly OrganisationChart chart;
    private readonly Dictionary<string, Place?> byAddress = new(StringComparer.OrdinalIgnoreCase);
    private readonly int longest;

    public BuildingFinder(OrganisationChart chart)
    {
        this.chart = chart;
        foreach (var building in chart.Places.Where(place => place is { Level: PlaceLevel.Building, Address: not null }))
        {
            foreach (var address in Shortened(building))
            {
                // Two buildings at one address: neither of them is meant for sure.
                byAddress[address] = byAddress.TryGetValue(address, out var other) && other?.Id != building.Id ? null : building;
                longest = Math.Max(longest, address.Length);
            }
        }
    }

    /// <summary>The building and what stands behind its address; null with <c>IsAmbiguous</c> when several are meant.</summary>
    public (Place? Building, string? Behind, bool IsAmbiguous) Find(string text)
    {
        var address = Bare(text);
        for (var start = 0; start <= Math.Min(LongestPreface, address.Length - ShortestAddress); start++)
        {
            // In the middle of a number begins another.
            if (start > 0 && char.IsAsciiDigit(address[start - 1]) && char.IsAsciiDigit(address[start]))
            {
                continue;
            }

            for (var length = Math.Min(longest, address.Length - start); length >= ShortestAddress; length--)
            {
                if (!byAddress.TryGetValue(address.Substring(start, length), out var building))
                {
                    continue;
                }

                var rest = address[(start + length)..].TrimStart('-', ',', '，', '、');
                if (!IsElsewhere(rest))
                {
                    return (building, rest.Length > 0 ? rest : null, building is null);
                }
            }
        }

        return (null, null, false);
    }

    /// <summary>"32号" is registered, "32号楼" is another; "32号楼道" is in the first.</summary>
    private static bool IsElsewhere(string rest) =>
        Elsewhere.Any(word => rest.Contains(word, StringComparison.Ordinal)) || rest is "楼" or ['楼', not ('道' or '上' or '下' or '顶' or '内'), ..];

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private IEnumerable<string> Shortened(Place building)
    {
        var address = Bare(building.Address!);
        yield return address;
        foreach (var above in chart.UpFrom(building.ParentId).Reverse())
        {
            if (address.StartsWith(above.Name, StringComparison.Ordinal) && address.Length - above.Name.Length >= ShortestAddress)
            {
                address = address[above.Name.Length..];
                yield return address;
            }
        }
    }
}
