using System.Security.Cryptography;
using System.Text;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>
/// When two reports are the same one sent twice: the same <c>Idempotency-Key</c>, or the same device with the same words about the same place within
/// 10 minutes. The answer is a command id, so that the store itself keeps the promise.
/// </summary>
internal sealed class ReportIdentity(ITicketStore store, IRulebooks rulebooks, TimeProvider time)
{
    public const int LongestKey = 255;

    public static readonly TimeSpan SameWords = TimeSpan.FromMinutes(10);

    public async Task<string> CommandIdOf(Actor client, string? idempotencyKey, string? deviceId, ReportForm form, CancellationToken cancellation)
    {
        if (idempotencyKey is not null)
        {
            return Hash("key", idempotencyKey);
        }

        if (deviceId is null)
        {
            return $"once-{Guid.NewGuid():N}";
        }

        // Ten minutes are counted from the first report, which may lie in the stretch before this one.
        var now = time.GetUtcNow();
        var stretch = now.UtcTicks / SameWords.Ticks;
        var before = IdOf(deviceId, form, stretch - 1);
        var community = rulebooks.Current.Organisation.Enclosing(form.Building.Id, PlaceLevel.Community)!.Id;
        var receipt = await store.FindReceipt(community, HandleTicketCommand.Key(client, before), cancellation);
        var first = receipt is null ? null : (await store.Load(receipt.TicketId, null, cancellation)).Ticket;
        return first?.ReportedAt > now - SameWords ? before : IdOf(deviceId, form, stretch);
    }

    private static string IdOf(string deviceId, ReportForm form, long stretch) => Hash(
        "device", deviceId, form.Kind.Code, form.Building.Id, form.Command.Unit ?? string.Empty, form.Command.Description ?? string.Empty, $"{stretch}");

    /// <summary>Fits the 64 characters of a command id, whatever clients send.</summary>
    private static string Hash(params string[] parts)
    {
        var text = string.Join('\n', parts.Select(part => $"{part.Length}:{part}"));
        return $"{parts[0]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 24))}";
    }
}
