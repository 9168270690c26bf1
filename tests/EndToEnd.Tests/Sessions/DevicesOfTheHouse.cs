using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Sessions;

/// <summary>A tablet stays signed in over the program's restarts, and is out in every process when it was withdrawn in one.</summary>
public sealed class DevicesOfTheHouse
{
    private static readonly TimeSpan WithinSeconds = TimeSpan.FromSeconds(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Embedded)]
    [InlineData(StoreKind.RedisServer)]
    public async Task Renews_after_the_program_was_killed_and_started_again(StoreKind kind)
    {
        await using var store = await RunningStore.Open(kind);
        JsonNode session;
        await using (var first = await RunningProgram.Start(store.Directory, Token, store.Settings))
        {
            session = await SignsIn(first, "worker1", "tablet-7");
            await first.Kill();
        }

        await using var second = await RunningProgram.Start(store.Directory, Token, store.Settings);
        var renewed = await Answer(await Renews(second, session));

        Assert.Equal(session["device"]!["renewalToken"]!.GetValue<string>(), renewed["device"]!["renewalToken"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, await Tickets(second, renewed));
        Assert.Equal(HttpStatusCode.OK, await Tickets(second, session));
    }

    [Fact]
    public async Task Withdrawn_in_one_process_it_is_refused_and_hears_nothing_in_the_other_within_five_seconds_and_after_a_restart()
    {
        await using var store = await RunningStore.Open(StoreKind.RedisServer);
        await using var here = await RunningProgram.Start(store.Directory, Token, store.Settings);
        JsonNode session;
        await using (var there = await RunningProgram.Start(store.Directory, Token, store.Settings))
        {
            session = await SignsIn(there, "worker1", "tablet-7");
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

            await Withdraws(here, "worker1", "tablet-7");
            var clock = Stopwatch.StartNew();

            await ended.Task.WaitAsync(WithinSeconds, Token);
            await Until(async () => await Tickets(there, session) == HttpStatusCode.Unauthorized);
            var refused = await Assert.ThrowsAsync<HubException>(() => asking.InvokeAsync<JsonNode>("Watch", new { }, Token));
            Assert.Contains("unauthenticated: ", refused.Message, StringComparison.Ordinal);
            TestContext.Current.TestOutputHelper?.WriteLine($"Out in the other process after {clock.Elapsed.TotalMilliseconds:0} ms.");
            Assert.True(clock.Elapsed < WithinSeconds, $"{clock.Elapsed}");
            await here.Http.Reports(Token);
            await steward.Next("reported");
            Assert.Equal(1, pushed);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Renews(there, session)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<HttpRequestException>(() => watching.StartAsync(Token))).StatusCode);
        }

        await using var again = await RunningProgram.Start(store.Directory, Token, store.Settings);
        Assert.Equal(HttpStatusCode.Unauthorized, await Tickets(again, session));
        Assert.Equal(HttpStatusCode.OK, await Tickets(again, await SignsIn(again, "worker1", "tablet-7")));
    }

    private static async Task Until(Func<bool> isSo) => await Until(() => Task.FromResult(isSo()));

    /// <summary>Looks until it is so; five seconds are the promise.</summary>
    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(WithinSeconds);
        while (!await isSo())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private static async Task<JsonNode> SignsIn(RunningProgram program, string userName, string deviceId)
    {
        var body = new { userName, password = "Demo-2341!", device = new { id = deviceId, kind = "tablet", name = "一网格平板" } };
        return await Answer(await program.Http.PostAsJsonAsync("/api/sessions", body, Token));
    }

    private static Task<HttpResponseMessage> Renews(RunningProgram program, JsonNode session) => program.Http.PostAsJsonAsync(
        "/api/sessions/renew", new { renewalToken = session["device"]!["renewalToken"]!.GetValue<string>() }, Token);

    private static async Task<JsonNode> Answer(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task Withdraws(RunningProgram program, string userName, string deviceId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/accounts/{userName}/devices/{deviceId}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await program.Http.SignsIn("admin", Token));
        using var answer = await program.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> Tickets(RunningProgram program, JsonNode session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tickets");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session["accessToken"]!.GetValue<string>());
        using var answer = await program.Http.SendAsync(request, Token);
        return answer.StatusCode;
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
