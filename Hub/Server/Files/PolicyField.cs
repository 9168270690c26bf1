using System.Text.RegularExpressions;
using System.Xml;
using RedProperty.Realtime.Domain.Sessions;

namespace RedProperty.Realtime.Server.Files;

/// <summary>
/// What the policy file says of devices and desks: <c>"field": { "lockAfter": "PT10M", "deviceLife": "P30D" }</c> and
/// <c>"desk": { "idle": "P3D", "life": "P30D" }</c>, everything optional.
/// </summary>
internal static partial class PolicyField
{
    public static FieldPolicy Read(JsonPart part)
    {
        var properties = part.Properties("lockAfter", "deviceLife");
        return new FieldPolicy(
            properties.TryGetValue("lockAfter", out var lockAfter)
                ? Duration(lockAfter, FieldPolicy.ShortestLock, FieldPolicy.LongestLock, "PT1M (1 minute) to PT12H (12 hours); PT10M locks an idle device after 10 minutes")
                : FieldPolicy.Default.LockAfter,
            properties.TryGetValue("deviceLife", out var life)
                ? Duration(life, FieldPolicy.ShortestLife, FieldPolicy.LongestLife, "P1D (1 day) to P365D (365 days); P30D signs a device out after 30 days without a renewal")
                : FieldPolicy.Default.DeviceLife);
    }

    public static DeskPolicy ReadDesk(JsonPart part)
    {
        var properties = part.Properties("idle", "life");
        return new DeskPolicy(
            properties.TryGetValue("idle", out var idle)
                ? Duration(idle, DeskPolicy.ShortestIdle, DeskPolicy.LongestIdle, "PT15M (15 minutes) to P30D (30 days); P3D signs a desk out at which nothing was done for 3 days")
                : DeskPolicy.Default.Idle,
            properties.TryGetValue("life", out var life)
                ? Duration(life, DeskPolicy.ShortestLife, DeskPolicy.LongestLife, "P1D (1 day) to P365D (365 days); P30D signs every desk out 30 days after its sign-in")
                : DeskPolicy.Default.Life);
    }

    private static TimeSpan Duration(JsonPart part, TimeSpan shortest, TimeSpan longest, string allowed)
    {
        if (part.Text() is not { } text)
        {
            return shortest;
        }

        var length = InDaysAndTime.IsMatch(text) ? Parsed(text) : null;
        if (length is null || length < shortest || length > longest)
        {
            part.Fault($"must be an ISO 8601 duration in days, hours and minutes from {allowed}.");
        }

        return length ?? shortest;
    }

    private static TimeSpan? Parsed(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception unsound) when (unsound is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Years and months have no length of their own.</summary>
    [GeneratedRegex("^P([0-9]{1,4}D)?(T([0-9]{1,6}H)?([0-9]{1,6}M)?([0-9]{1,8}S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex InDaysAndTime { get; }
}
