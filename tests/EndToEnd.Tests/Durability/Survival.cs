using System.Collections.Concurrent;

using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Durability;

/// <summary>Promise 1: what was answered is there, whatever died.</summary>
public sealed class Survival
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Embedded)]
    [InlineData(StoreKind.RedisServer)]
    public async Task A_stop_and_a_start_lose_nothing(StoreKind kind)
    {
        await using var store = await RunningStore.Open(kind);
        string id;
        await using (var first = await RunningProgram.Start(store.Directory, Token, store.Settings))
        {
            id = await first.Http.Reports(Token);
            await first.Stop();
        }

        await using var second = await RunningProgram.Start(store.Directory, Token, store.Settings);
        var token = await second.Http.SignsIn("steward1", Token);
        var ticket = await second.Http.Ticket(token, id, Token);

        Assert.Equal("三楼的灯不亮", ticket?["description"]?.GetValue<string>());
    }

    [Theory]
    [InlineData(StoreKind.Embedded)]
    [InlineData(StoreKind.RedisServer)]
    public async Task Every_report_that_was_answered_is_there_after_kill_9_in_the_middle_of_writes(StoreKind kind)
    {
        await using var store = await RunningStore.Open(kind);
        var answered = new ConcurrentBag<string>();
        for (var round = 0; round < 2; round++)
        {
            await using var program = await RunningProgram.Start(store.Directory, Token, store.Settings);
            await WriteUntilKilled(program, answered);
        }

        await using var after = await RunningProgram.Start(store.Directory, Token, store.Settings);
        var token = await after.Http.SignsIn("steward1", Token);
        var lost = new List<string>();
        foreach (var id in answered)
        {
            if (await after.Http.Ticket(token, id, Token) is null)
            {
                lost.Add(id);
            }
        }

        Assert.True(answered.Count > 100, $"Only {answered.Count} reports were answered before the kills; the test shows nothing.");
        Assert.Empty(lost);
    }

    private static async Task WriteUntilKilled(RunningProgram program, ConcurrentBag<string> answered)
    {
        var enough = answered.Count + 150;
        var writers = Enumerable.Range(0, 16).Select(async _ =>
        {
            try
            {
                while (true)
                {
                    answered.Add(await program.Http.Reports(Token));
                }
            }
            catch (HttpRequestException)
            {
                // Killed in the middle of this one: nobody was told that it was accepted.
            }
        }).ToArray();
        while (answered.Count < enough)
        {
            await Task.Delay(10, Token);
        }

        await program.Kill();
        await Task.WhenAll(writers);
    }
}
