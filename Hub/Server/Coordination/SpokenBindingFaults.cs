using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>
/// A protocol that says what was wrong with an argument. SignalR refuses arguments before any filter runs, and hides the reason unless it is a
/// <see cref="HubException"/>; so the reason is made one here.
/// </summary>
internal sealed class SpokenBindingFaults(IHubProtocol inner) : IHubProtocol
{
    /// <summary>256 kB: 4,000 characters may take 24 kB once escaped, 500 cursors 40 kB.</summary>
    public const int LargestCall = 256 * 1024;

    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var before = input.Length;
        if (!inner.TryParseMessage(ref input, binder, out message))
        {
            return false;
        }

        if (before - input.Length is > LargestCall and var size && message is HubMethodInvocationMessage call)
        {
            message = new InvocationBindingFailureMessage(call.InvocationId, call.Target, ExceptionDispatchInfo.Capture(TooLarge(call.Target, size).AsFault()));
        }
        else if (message is InvocationBindingFailureMessage failure)
        {
            var fault = Explain(failure).AsFault();
            message = new InvocationBindingFailureMessage(failure.InvocationId, failure.Target, ExceptionDispatchInfo.Capture(fault));
        }

        return true;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    private static Refusal TooLarge(string method, long size) => new(
        RefusalCode.Limited, $"{method} was called with {size / 1024} kB; at most {LargestCall / 1024} kB are taken at once. Shorten it.");

    private static Refusal Explain(InvocationBindingFailureMessage failure) => failure.BindingFailure.SourceException switch
    {
        HubException => new Refusal(RefusalCode.NotFound, $"the hub has no method '{failure.Target}'."),
        { InnerException: JsonException json } => JsonFaults.Explain(json),
        { InnerException: not null } => Refusal.Invalid("command", $"cannot be read as what {failure.Target} takes; compare its fields with the contract."),
        _ => Refusal.Invalid("command", $"is missing or one of too many; {failure.Target} takes exactly one object."),
    };
}
