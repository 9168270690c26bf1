namespace RedProperty.Realtime.Domain.Tickets;

/// <summary>How far a ticket has come (办理阶段).</summary>
public enum Phase
{
    /// <summary>已上报: nobody has answered yet.</summary>
    Reported,

    /// <summary>已响应: somebody has answered.</summary>
    Acknowledged,

    /// <summary>已出方案: a solution has been proposed.</summary>
    Planned,

    /// <summary>已解决: done in the holder's eyes; the resident may say otherwise.</summary>
    Resolved,

    /// <summary>已办结: confirmed.</summary>
    Closed,
}
