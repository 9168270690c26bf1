namespace RedProperty.Realtime.Domain.Figures;

/// <summary>The four limits that the city promises (2341): what on-time rates are told of.</summary>
public enum PromisedLimit
{
    /// <summary>An answer. 2341: 20 minutes.</summary>
    Response,

    /// <summary>A solution for an ordinary matter. 2341: 30 minutes.</summary>
    Solution,

    /// <summary>A written reply to a major matter. 2341: 4 hours.</summary>
    WrittenReply,

    /// <summary>A solution for a major matter. 2341: 1 day.</summary>
    MajorSolution,
}
