using System.Diagnostics;

namespace RedProperty.Realtime.Workers.Tests;

internal static class Wait
{
    public static Task Until(Func<bool> condition, TimeSpan within, string what) => Until(condition, within, () => what);

    /// <param name="what">Asked for when the time is over.</param>
    public static async Task Until(Func<bool> condition, TimeSpan within, Func<string> what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) >= within)
            {
                Assert.Fail($"Not within {within.TotalSeconds} s: {what()}");
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
