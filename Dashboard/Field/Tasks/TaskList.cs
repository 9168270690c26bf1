namespace RedProperty.Realtime.Field.Tasks;

/// <summary>The lists between which somebody in the field chooses.</summary>
internal enum TaskList
{
    /// <summary>Mine, and answered by nobody yet.</summary>
    New,

    /// <summary>Everything open that I answer for.</summary>
    Mine,

    /// <summary>Mine, solved or closed in the last days.</summary>
    Done,

    /// <summary>Everything open in the grid, whoever answers for it.</summary>
    Grid,
}
