using Microsoft.Extensions.Time.Testing;

namespace RedProperty.Realtime.Client.Tests.Fakes;

/// <summary>A device's clock that stands until the test turns it, and tells what is waited for on it.</summary>
public sealed class TurnedTime() : FakeTimeProvider(System.GetUtcNow())
{
    private readonly Lock gate = new();
    private readonly List<Wait> waits = [];
    private readonly List<TimeSpan> begun = [];

    /// <summary>How long the waits that are under way were to last when they began.</summary>
    public TimeSpan[] Waits
    {
        get
        {
            lock (gate)
            {
                return [.. waits.Select(wait => wait.Due)];
            }
        }
    }

    /// <summary>The same of every wait that ever began, oldest first.</summary>
    public TimeSpan[] Begun
    {
        get
        {
            lock (gate)
            {
                return [.. begun];
            }
        }
    }

    /// <summary>What was waited for goes on within this call, up to where it next waits for anything: no context of the test takes it aside.</summary>
    public Task Turn(TimeSpan by) => Task.Run(() => Advance(by));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        var wait = new Wait(this, dueTime);
        lock (gate)
        {
            wait.Timer = base.CreateTimer(
                it =>
                {
                    Forget(wait);
                    callback(it);
                },
                state,
                dueTime,
                period);
            waits.Add(wait);
            begun.Add(dueTime);
        }

        return wait;
    }

    private void Forget(Wait wait)
    {
        lock (gate)
        {
            waits.Remove(wait);
        }
    }

    private sealed class Wait(TurnedTime time, TimeSpan due) : ITimer
    {
        public TimeSpan Due { get; } = due;

        public ITimer? Timer { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => Timer!.Change(dueTime, period);

        public void Dispose()
        {
            time.Forget(this);
            Timer!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
