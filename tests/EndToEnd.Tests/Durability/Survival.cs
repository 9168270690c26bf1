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
    public async Task Every_report_that_was_answered_is_there_after_two_kills_in_the_middle_of_writes_and_a_stop(StoreKind kind)
    {
        await using var store = await RunningStore.Open(kind);
        var answered = new ConcurrentBag<string>();
        for (var round = 0; round < 2; round++)
        {
            await using var program = await RunningProgram.Start(store.Directory, Token, store.Settings);
            await WriteUntilKilled(program, answered);
        }

        Assert.True(answered.Count > 100, $"Only {answered.Count} reports were answered before the kills; the test shows nothing.");
        await using (var after = await RunningProgram.Start(store.Directory, Token, store.Settings))
        {
            Assert.Empty(await Lost(after, answered));
            answered.Add(await after.Http.Reports(Token));
            await after.Stop();
        }

        await using var last = await RunningProgram.Start(store.Directory, Token, store.Settings);
        Assert.Empty(await Lost(last, answered));
    }

    private static async Task<List<string>> Lost(RunningProgram program, IEnumerable<string> answered)
    {
        var token = await program.Http.SignsIn("steward1", Token);
        var lost = new List<string>();
        foreach (var id in answered)
        {
            if ((await program.Http.Ticket(token, id, Token))?["description"]?.GetValue<string>() != "三楼的灯不亮")
            {
                lost.Add(id);
            }
        }

        return lost;
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
