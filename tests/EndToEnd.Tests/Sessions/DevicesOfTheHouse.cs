using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using RedProperty.Realtime.EndToEnd.Tests.Pushes;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Sessions;

/// <summary>A tablet is out in every process when it was withdrawn in one.</summary>
[Collection(OnRedis.Name)]
public sealed class DevicesOfTheHouse(TwoProgramsOnRedis programs)
{
    private static readonly TimeSpan WithinSeconds = TimeSpan.FromSeconds(5);

    /// <summary>Only for what never comes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Withdrawn_in_one_process_it_is_refused_and_hears_nothing_in_the_other_within_five_seconds()
    {
        var (here, there) = (programs.Here, programs.There);
        var session = await there.SignsIn("worker1", "tablet-7");
        var ended = new TaskCompletionSource();
        await using var watching = await Line(there, session, ended);
        await using var asking = await Line(there, session, new TaskCompletionSource());
        var pushed = 0;
        watching.On<JsonNode>("TicketChanged", _ => Interlocked.Increment(ref pushed));
        await watching.InvokeAsync<JsonNode>("Watch", new { }, Token);
        await using var steward = await HubLine.Open(there, "steward1", Token);
        await steward.Invoke("Watch", new { });
        await here.Http.Reports(Token);
        await steward.Next("reported");
        await Until(() => Volatile.Read(ref pushed) == 1);

        await here.Withdraws("worker1", "tablet-7");
        var clock = Stopwatch.StartNew();

        await ended.Task.WaitAsync(Patience, Token);
        await Until(async () => await there.Tickets(session) == HttpStatusCode.Unauthorized);
        var refused = await Assert.ThrowsAsync<HubException>(() => asking.InvokeAsync<JsonNode>("Watch", new { }, Token));
        Assert.Contains("unauthenticated: ", refused.Message, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine($"Out in the other process after {clock.Elapsed.TotalMilliseconds:0} ms.");
        Assert.True(clock.Elapsed < WithinSeconds, $"{clock.Elapsed}");
        await here.Http.Reports(Token);
        await steward.Next("reported");
        Assert.Equal(1, pushed);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.Renews(session)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<HttpRequestException>(() => watching.StartAsync(Token))).StatusCode);
    }

    private static async Task Until(Func<bool> isSo) => await Until(() => Task.FromResult(isSo()));

    /// <summary>Looks until it is so.</summary>
    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Patience);
        while (!await isSo())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private static async Task<HubConnection> Line(RunningProgram program, JsonNode session, TaskCompletionSource ended)
    {
        var line = new HubConnectionBuilder().WithUrl(
            new Uri(program.Address, "/hubs/coordination"),
            options => options.AccessTokenProvider = () => Task.FromResult<string?>(session["accessToken"]!.GetValue<string>())).Build();
        line.Closed += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        await line.StartAsync(Token);
        return line;
    }
}
