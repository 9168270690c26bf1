using System.Collections.Concurrent;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Durability;

/// <summary>Reports by many at once, and which of those that were answered are still there.</summary>
internal sealed class AnsweredReports
{
    private const string Text = "三楼的灯不亮";

    private readonly ConcurrentBag<string> answered = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public int Count => answered.Count;

    public async Task Write(RunningProgram program) => answered.Add(await program.Http.Reports(Token, text: Text));

    public async Task WriteUntilKilled(RunningProgram program)
    {
        var enough = answered.Count + 150;
        var writers = Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            try
            {
                while (true)
                {
                    await Write(program);
                }
            }
            catch (HttpRequestException)
            {
                // Killed in the middle of this one: nobody was told that it was accepted.
            }
        }));
        while (answered.Count < enough && !writers.IsFaulted)
        {
            await Task.Delay(10, Token);
        }

        await program.Kill();
        await writers;
    }

    public async Task<IReadOnlyList<string>> Lost(RunningProgram program)
    {
        var token = await program.Http.SignsIn("steward1", Token);
        var lost = new List<string>();
        foreach (var id in answered)
        {
            if ((await program.Http.Ticket(token, id, Token))?["description"]?.GetValue<string>() != Text)
            {
                lost.Add(id);
            }
        }

        return lost;
    }
}
