using System.Diagnostics.CodeAnalysis;

namespace RedProperty.Realtime.Domain.Feeds;

/// <summary>The ordered, gap-free, durable sequence of ticket events of one grid (网格动态).</summary>
public sealed record Feed(string CommunityId, string GridId)
{
    private const string Prefix = "grid/";

    /// <summary>As it stands on the wire: <c>grid/yanzishan-1</c>.</summary>
    public string Name => Prefix + GridId;

    public static bool TryParseGrid(string name, [NotNullWhen(true)] out string? gridId)
    {
        gridId = name.StartsWith(Prefix, StringComparison.Ordinal) && name.Length > Prefix.Length ? name[Prefix.Length..] : null;
        return gridId is not null;
    }
}

/// <summary>A place in a feed. A different epoch means another log: nothing before it can be compared.</summary>
public sealed record FeedPosition(string Epoch, long Sequence);
