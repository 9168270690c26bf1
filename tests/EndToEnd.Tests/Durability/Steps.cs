namespace RedProperty.Realtime.EndToEnd.Tests.Durability;

/// <summary>
/// What one promise does and asks between the kills of a program that several promises share. After a step that went wrong its others are left out; the
/// other promises go on, and each is told by its own test.
/// </summary>
internal sealed class Steps
{
    /// <summary>Throws what went wrong.</summary>
    public Task Held { get; private set; } = Task.CompletedTask;

    public async Task Then(Func<Task> step) => await Task.WhenAny(Held = After(Held, step));

    private static async Task After(Task before, Func<Task> step)
    {
        await before;
        await step();
    }
}
