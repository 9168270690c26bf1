using System.Collections.Concurrent;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.EndToEnd.Tests.Chaos;

/// <summary>Who wrote what, and what the hub said to it. Every text is used once, so that it can be found again.</summary>
internal sealed class Books
{
    private int number;

    /// <summary>By text: the ticket on which the hub said that it was done.</summary>
    public ConcurrentDictionary<string, string> Done { get; } = new(StringComparer.Ordinal);

    /// <summary>By text: why the hub refused it for good.</summary>
    public ConcurrentDictionary<string, CoordinationFault> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>How many answers were those of a first attempt whose own answer was lost.</summary>
    public int Replayed { get; private set; }

    public async Task Enter(string what, Func<string, Task<CommandResult>> send)
    {
        var text = $"{what} {Interlocked.Increment(ref number)}";
        try
        {
            var result = await send(text);
            Done[text] = result.TicketId;
            Replayed += result.Replayed ? 1 : 0;
        }
        catch (CoordinationFault refusal)
        {
            Refused[text] = refusal;
        }
    }
}
