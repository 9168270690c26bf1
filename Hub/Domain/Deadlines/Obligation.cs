namespace RedProperty.Realtime.Domain.Deadlines;

/// <summary>What is owed on a ticket. Source: the 2341 response mechanism (“2341”响应机制).</summary>
public enum Obligation
{
    /// <summary>必有回应: somebody answers. 2341: within 20 minutes.</summary>
    Response,

    /// <summary>解决方案: a solution is proposed. 2341: within 30 minutes; major matters 1 day.</summary>
    Solution,

    /// <summary>书面回复: a written reply. 2341: major matters within 4 hours.</summary>
    WrittenReply,
}
