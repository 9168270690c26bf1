using System.Globalization;

namespace RedProperty.Realtime.Benchmarks.Desks;

/// <summary>A row of the bare page, with as much to read as a row of the desk.</summary>
internal sealed record BareRow(string Id, string Kind, string Phase, string Text, string Place, string Holder, int Changes);

/// <summary>The rows that all bare pages show, without rules or memory.</summary>
internal sealed class BareList(int rows)
{
    /// <summary>As often as a desk draws in a storm.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);

    /// <summary>How many rows a page shows at once; changes fall among them.</summary>
    private const int Visible = 22;

    private int changed;

    public event Action? Changed;

    public IReadOnlyList<BareRow> Rows { get; private set; } = [.. Enumerable.Range(0, rows).Select(i => new BareRow(
        string.Create(CultureInfo.InvariantCulture, $"row-{i}"), "楼道灯不亮", "已上报", "从昨天晚上开始，三楼楼道的灯一直不亮，老人上下楼不方便，请尽快处理。", "燕子山小区1号楼", "红管家", 0))];

    public int ChangesPerSecond { get; set; }

    public async Task Stir(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                if (ChangesPerSecond > 0)
                {
                    Change((int)(ChangesPerSecond * Pace.TotalSeconds));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
    }

    private void Change(int count)
    {
        var next = Rows.ToArray();
        for (var i = 0; i < count; i++)
        {
            var at = changed++ % Visible;
            next[at] = next[at] with { Changes = next[at].Changes + 1 };
        }

        Rows = next;
        Changed?.Invoke();
    }
}
