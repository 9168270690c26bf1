using System.Collections.Concurrent;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Composed;

/// <summary>Several processes on one store, behind their proxy, while they are replaced one after the other.</summary>
public sealed class RollingRestart(Composition composition) : IClassFixture<Composition>, IAsyncDisposable
{
    /// <summary>Many at once, so that some of them meet a hub in the moment in which it closes.</summary>
    private const int Reporters = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_service_is_healthy_by_its_own_check()
    {
        foreach (var service in composition.Services)
        {
            var (isHealthy, output) = await composition.Check(service);
            Assert.True(isHealthy, $"{service}: {output}");
        }
    }

    [Fact]
    public async Task Restarting_both_hubs_one_after_the_other_loses_no_event_and_fails_or_doubles_no_command()
    {
        using var http = new HttpClient { BaseAddress = composition.Address };
        await using var people = new Commenters(composition.Address, await http.Reports(Token));
        await people.Open(["steward1", "worker1", "manager1"], Token);
        using var enough = new CancellationTokenSource();
        var commenting = people.Comment(enough.Token);
        var reported = new ConcurrentBag<string>();
        var reporting = Task.WhenAll(Enumerable.Range(0, Reporters).Select(_ => Report(http, reported, enough.Token)));
        foreach (var hub in (string[])["hub-1", "hub-2"])
        {
            var before = people.Commented.Count;
            await composition.Restart(hub);
            Assert.True(people.Commented.Count > before + 10, $"While {hub} was restarted only {people.Commented.Count - before} comments were made.");
        }

        await enough.CancelAsync();
        await commenting;
        await reporting;
        Assert.True(reported.Count > 50, $"Only {reported.Count} reports.");
        await people.HeardAll(reported, Token);
    }

    public ValueTask DisposeAsync()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(composition.Tails());
        return ValueTask.CompletedTask;
    }

    /// <summary>As a neighbouring system does that sends nothing twice: the first refusal fails the test.</summary>
    private static async Task Report(HttpClient http, ConcurrentBag<string> reported, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            reported.Add(await http.Reports(Token));
            await Task.Delay(Random.Shared.Next(50), Token);
        }
    }
}
