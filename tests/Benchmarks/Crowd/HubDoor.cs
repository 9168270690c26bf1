using System.Net;
using System.Text;
using System.Text.Json;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Benchmarks.Crowd;

/// <summary>Where a hub is, what opens it, and how one watches a feed there.</summary>
/// <param name="Token">Null at the bare hub, which knows nobody.</param>
internal sealed record HubDoor(IPEndPoint Address, string Path, string? Token)
{
    public static HubDoor Ours(Uri program, string token) => new(new IPEndPoint(IPAddress.Loopback, program.Port), "/hubs/coordination", token);

    public static HubDoor Bare(Uri address) => new(new IPEndPoint(IPAddress.Loopback, address.Port), "/hub", null);

    public byte[] UpgradeRequest() => Encoding.ASCII.GetBytes(
        $"GET {Path} HTTP/1.1\r\nHost: {Address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: cmVkLXByb3BlcnR5LTIzNA==\r\n"
        + (Token is null ? string.Empty : $"Authorization: Bearer {Token}\r\n") + "\r\n");

    /// <param name="cursor">Null: from now on.</param>
    public byte[] WatchWords(string feed, FeedCursor? cursor = null) => Token is null
        ? HubWords.Invocation("Join", JsonSerializer.Serialize(feed))
        : HubWords.Invocation(
            "Watch",
            JsonSerializer.Serialize(
                new WatchRequest(new Dictionary<string, FeedCursor> { [feed] = cursor! }), JsonSerializerOptions.Web));
}
