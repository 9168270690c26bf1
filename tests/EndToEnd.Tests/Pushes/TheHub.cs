using Microsoft.AspNetCore.SignalR;
using RedProperty.Realtime.EndToEnd.Tests.Running;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Pushes;

/// <summary>The hub as a foreign client meets it, on every store.</summary>
internal static class TheHub
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A report reaches the watching worker, strangers are refused, and of two writers one wins.</summary>
    public static async Task AssertServes(RunningProgram program)
    {
        await using var worker = await HubLine.Open(program, "worker1", Token);
        await using var steward = await HubLine.Open(program, "steward1", Token);
        await using var manager = await HubLine.Open(program, "manager1", Token);
        var watched = await worker.Invoke("Watch", new { });
        Assert.Equal("grid/yanzishan-1", watched["feeds"]![0]!["feed"]!.GetValue<string>());
        Assert.True(watched["feeds"]![0]!["reset"]!.GetValue<bool>());

        var id = await program.Http.Reports(Token);
        var reported = await worker.Next("reported");
        Assert.Equal(id, reported["ticketId"]!.GetValue<string>());
        Assert.Equal("lamp-out", reported["ticket"]!["kind"]!.GetValue<string>());

        await AssertRefused(program, id);
        var outcomes = await Task.WhenAll(
            Try(() => steward.Invoke("Acknowledge", new { commandId = "s1", ticketId = id })),
            Try(() => manager.Invoke("Acknowledge", new { commandId = "m1", ticketId = id })));
        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Contains("conflict: ", Assert.Single(outcomes, outcome => outcome is not null), StringComparison.Ordinal);
        await worker.Next("acknowledged");

        var first = await steward.Invoke("Comment", new { commandId = "c1", ticketId = id, text = "马上到" });
        var again = await steward.Invoke("Comment", new { commandId = "c1", ticketId = id, text = "马上到" });
        Assert.Equal((false, true), (first["replayed"]!.GetValue<bool>(), again["replayed"]!.GetValue<bool>()));
        Assert.Equal(first["sequence"]!.GetValue<long>(), again["sequence"]!.GetValue<long>());
    }

    private static async Task AssertRefused(RunningProgram program, string id)
    {
        await using var stranger = await HubLine.Open(program, "worker2", Token);

        Assert.Contains("forbidden: ", await Try(() => stranger.Invoke("Acknowledge", new { commandId = "x", ticketId = id })), StringComparison.Ordinal);
        Assert.Contains("forbidden: ", await Try(() => stranger.Invoke("Watch", new { scope = "yanzishan" })), StringComparison.Ordinal);
        Assert.Contains("notFound: ", await Try(() => stranger.Invoke("Acknowledge", new { commandId = "y", ticketId = "yanzishan.none" })), StringComparison.Ordinal);
    }

    private static async Task<string?> Try(Func<Task> attempt)
    {
        try
        {
            await attempt();
            return null;
        }
        catch (HubException fault)
        {
            return fault.Message;
        }
    }
}
