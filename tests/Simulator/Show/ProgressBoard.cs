using RedProperty.Realtime.Simulator.Play;
using Spectre.Console;

namespace RedProperty.Realtime.Simulator.Show;

/// <summary>Shows how far a run is: a live bar on a terminal, a quiet line now and then elsewhere.</summary>
public sealed class ProgressBoard(IAnsiConsole console, Figures figures, int reports)
{
    private static readonly TimeSpan BarPace = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LinePace = TimeSpan.FromSeconds(5);

    public async Task ShowWhile(Task work)
    {
        if (console.Profile.Capabilities.Interactive)
        {
            await console.Progress().AutoClear(true).StartAsync(async context =>
            {
                var bar = context.AddTask("reports", maxValue: reports);
                await Watch(work, BarPace, () =>
                {
                    bar.Value = figures.AcceptedCount;
                    bar.Description = $"reports, {figures.Pushes} pushes, {figures.Actions} commands, {figures.ErrorCount} errors";
                });
            });
        }
        else
        {
            await Watch(work, LinePace, () => console.WriteLine(
                $"{figures.AcceptedCount}/{reports} reports, {figures.Pushes} pushes, {figures.Actions} commands, {figures.ErrorCount} errors"));
        }

        await work;
    }

    private static async Task Watch(Task work, TimeSpan pace, Action show)
    {
        while (await Task.WhenAny(work, Task.Delay(pace)) != work)
        {
            show();
        }

        show();
    }
}
