using System.Text;
using System.Text.Json;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Benchmarks.Crowd;

/// <summary>SignalR's JSON protocol, as little of it as is spoken here. Every message ends with a record separator.</summary>
internal static class HubWords
{
    public const byte End = 0x1e;
    public const byte PushKind = (byte)'1';
    public const byte AnswerKind = (byte)'3';
    public const byte CloseKind = (byte)'7';

    public static readonly byte[] Handshake = [.. "{\"protocol\":\"json\",\"version\":1}"u8, End];
    public static readonly byte[] Ping = [.. "{\"type\":6}"u8, End];

    public static ReadOnlySpan<byte> TicketChanged => "{\"type\":1,\"target\":\"TicketChanged\""u8;

    public static ReadOnlySpan<byte> Heads => "{\"type\":1,\"target\":\"Heads\""u8;

    private static ReadOnlySpan<byte> Beginning => "{\"type\":"u8;

    private static ReadOnlySpan<byte> Fault => "\"error\":"u8;

    /// <summary>What kind of message it is; 0 for the answer to the handshake.</summary>
    public static byte KindOf(ReadOnlySpan<byte> message) =>
        message.Length > Beginning.Length && message.StartsWith(Beginning) ? message[Beginning.Length] : (byte)0;

    /// <summary>Whether an answer, or a word of parting, tells of a fault. Faults stand before all else.</summary>
    public static bool IsFault(ReadOnlySpan<byte> message) => message[..Math.Min(message.Length, 64)].IndexOf(Fault) >= 0;

    public static byte[] Invocation(string target, string argument) =>
        [.. Encoding.UTF8.GetBytes($"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"{target}\",\"arguments\":[{argument}]}}"), End];

    public static byte[] Comment(string commandId, string ticketId, string text) =>
        Invocation("Comment", JsonSerializer.Serialize(new TextCommand(commandId, ticketId, text), JsonSerializerOptions.Web));
}
