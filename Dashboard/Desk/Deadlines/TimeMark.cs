namespace RedProperty.Realtime.Desk.Deadlines;

/// <summary>How pressing a limit is.</summary>
public enum TimeMark
{
    Calm,

    /// <summary>黄牌: three quarters of the allowance are used up.</summary>
    Yellow,

    /// <summary>红牌: the limit has passed.</summary>
    Red,
    Done,

    /// <summary>暂停: the clock stands still.</summary>
    Paused,
}
