using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Feeds;

/// <summary>Those in the application who want to know. A handler that fails is logged and harms nobody else.</summary>
internal sealed class Listeners(ILogger logger)
{
    public Action<TicketEvent>? Events { get; set; }

    public Action<string>? Resets { get; set; }

    public Action<ConnectionState>? States { get; set; }

    public Action<CommandAnswer>? Answers { get; set; }

    public Action<DateTimeOffset?>? Unwatched { get; set; }

    public Action<bool>? SignIns { get; set; }

    public Action? Pending { get; set; }

    public void OnUnwatched(DateTimeOffset? since) => Tell(Unwatched, since);

    public void OnSignInNeeded(bool isNeeded) => Tell(SignIns, isNeeded);

    public void OnPending()
    {
        foreach (var handler in Delegate.EnumerateInvocationList(Pending))
        {
            Tell<object?>(_ => handler(), null);
        }
    }

    public void OnEvent(TicketEvent next) => Tell(Events, next);

    public void OnReset(string feed) => Tell(Resets, feed);

    public void OnState(ConnectionState state) => Tell(States, state);

    public void OnAnswer(CommandAnswer answer) => Tell(Answers, answer);

    private void Tell<T>(Action<T>? handlers, T what)
    {
        foreach (var handler in Delegate.EnumerateInvocationList(handlers))
        {
            try
            {
                handler(what);
            }
            catch (Exception fault)
            {
                Log.HandlerFailed(logger, fault);
            }
        }
    }
}
