using RedProperty.Realtime.Domain.Deadlines;

namespace RedProperty.Realtime.Testing;

/// <summary>A watch that is kept, until a test says that it is lost.</summary>
public sealed class SteadyWatch : IDeadlineWatch
{
    private event Action? Changed;

    public WatchState Current { get; private set; } = new(null, []);

    public void Turn(WatchState state)
    {
        Current = state;
        Changed?.Invoke();
    }

    public IDisposable OnChanged(Action changed)
    {
        Changed += changed;
        return new Ending(() => Changed -= changed);
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
