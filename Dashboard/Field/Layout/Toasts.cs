namespace RedProperty.Realtime.Field.Layout;

/// <summary>Short words at the foot of the page about what has just happened; read out too.</summary>
internal sealed class Toasts(TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    private readonly List<Toast> shown = [];

    public event Action? Changed;

    public IReadOnlyList<Toast> Shown => shown;

    /// <param name="mark">done, yellow or red: what it means, beside the words.</param>
    public void Show(string words, string mark = "done") => _ = ShowForAWhile(new Toast(words, mark));

    private async Task ShowForAWhile(Toast toast)
    {
        // The same words once more stand once, as long as the newest would.
        shown.RemoveAll(one => one.Words == toast.Words);
        shown.Add(toast);
        Changed?.Invoke();
        await Task.Delay(Length, time);
        shown.Remove(toast);
        Changed?.Invoke();
    }
}

/// <summary>Not equal to another with the same words.</summary>
internal sealed class Toast(string words, string mark)
{
    public string Words { get; } = words;

    public string Mark { get; } = mark;
}
