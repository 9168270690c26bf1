namespace RedProperty.Realtime.Client.Outbox;

/// <summary>
/// One command at a time, in the order in which they came in. Who steps aside lets those of other lanes pass, and gets the next turn when it is back.
/// </summary>
internal sealed class Turns
{
    private readonly Lock gate = new();
    private readonly LinkedList<Turn> line = new();
    private Turn? current;

    public Turn Enter(string lane)
    {
        var turn = new Turn(lane);
        lock (gate)
        {
            line.AddLast(turn);
            Next();
        }

        return turn;
    }

    public Task Mine(Turn turn, CancellationToken cancellation)
    {
        lock (gate)
        {
            return turn.Came.Task.WaitAsync(cancellation);
        }
    }

    public void StepAside(Turn turn)
    {
        lock (gate)
        {
            turn.IsAside = true;
            turn.Came = Turn.NotYet();
            Release(turn);
        }
    }

    public void ComeBack(Turn turn)
    {
        lock (gate)
        {
            turn.IsAside = false;
            Next();
        }
    }

    public void Leave(Turn turn)
    {
        lock (gate)
        {
            line.Remove(turn);
            Release(turn);
        }
    }

    private void Release(Turn turn)
    {
        if (current == turn)
        {
            current = null;
        }

        Next();
    }

    private void Next()
    {
        if (current is not null)
        {
            return;
        }

        var heldUp = new HashSet<string>(StringComparer.Ordinal);
        foreach (var turn in line)
        {
            if (turn.IsAside)
            {
                heldUp.Add(turn.Lane);
            }
            else if (!heldUp.Contains(turn.Lane))
            {
                current = turn;
                turn.Came.TrySetResult();
                return;
            }
        }
    }
}

/// <summary>A place in the line.</summary>
internal sealed class Turn(string lane)
{
    public string Lane { get; } = lane;

    public bool IsAside { get; set; }

    /// <summary>Ends when it is the turn of this one.</summary>
    public TaskCompletionSource Came { get; set; } = NotYet();

    public static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
