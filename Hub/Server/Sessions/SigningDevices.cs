using System.Text.RegularExpressions;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Presences;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Sessions;

/// <param name="Device">Null when the person does not want to stay signed in.</param>
internal sealed record ReadDevice(Device? Device);

/// <summary>Reads the device of a sign-in.</summary>
internal static partial class SigningDevices
{
    /// <summary>A desk stays signed in by its cookie.</summary>
    private static readonly DeviceKind[] Kinds = [DeviceKind.Tablet, DeviceKind.Phone, DeviceKind.Program];

    public static Outcome<ReadDevice> Read(SigningDevice? device)
    {
        if (device is null)
        {
            return new ReadDevice(null);
        }

        var refusal = TicketText.CheckRequired("device.id", device.Id, Device.LongestId)
            ?? TicketText.CheckOptional("device.name", device.Name, Device.LongestName);
        if (refusal is not null)
        {
            return refusal;
        }

        if (!Addressable.IsMatch(device.Id))
        {
            return Refusal.Invalid("device.id", "must be without spaces and / \\ % ? #, and not of dots alone; a random UUID will do.");
        }

        return WireWords<DeviceKind>.TryParse(device.Kind, out var kind) && Kinds.Contains(kind)
            ? new ReadDevice(new Device(device.Id, kind, TicketText.Trimmed(device.Name)))
            : Refusal.Invalid("device.kind", $"must be {string.Join(" or ", Kinds.Select(WireWords<DeviceKind>.Of))}.");
    }

    /// <summary>An administrator withdraws it by an address that ends in its id.</summary>
    [GeneratedRegex(@"^(?!\.+$)[^\s\p{C}/\\%?#]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Addressable { get; }
}
