using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Server.Measures;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>Around every call of the hub: no argument is null, the store's absence has its own word, and what came of it is counted.</summary>
internal sealed class FaultFilter(RealtimeMeter meter) : IHubFilter
{
    private static readonly Refusal Absent = new(RefusalCode.Unavailable, "the store cannot be reached; send the same command id again in 2 s.");

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var began = Stopwatch.GetTimestamp();
        var result = "failed";
        try
        {
            if (invocationContext.HubMethodArguments is [null])
            {
                throw Refusal.Invalid("command", "is null; give an object.").AsFault();
            }

            var answer = await next(invocationContext);
            result = "done";
            return answer;
        }
        catch (StoreUnavailableException)
        {
            result = "unavailable";
            throw Absent.AsFault();
        }
        catch (HubException fault)
        {
            result = fault.Message.Split(':')[0];
            throw;
        }
        finally
        {
            meter.Invoked(invocationContext.HubMethodName, result, Stopwatch.GetElapsedTime(began));
        }
    }

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        meter.Connected();
        return next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        meter.Disconnected();
        return next(context, exception);
    }
}
