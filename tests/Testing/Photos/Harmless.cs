using System.Text;

namespace RedProperty.Realtime.Testing.Photos;

/// <summary>Whether a kept picture is a JPEG and nothing else.</summary>
public static class Harmless
{
    private static readonly byte[][] Never =
        [.. new[] { Pictures.Mark, "<script", "<?php", "<svg", "Exif", "PK\x03\x04", "ICC_PROFILE", "http" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Fault(ReadOnlySpan<byte> kept, ReadOnlySpan<byte> sent)
    {
        if (!kept.StartsWith<byte>([0xFF, 0xD8, 0xFF]) || !kept.EndsWith<byte>([0xFF, 0xD9]))
        {
            return "it is no JPEG";
        }

        foreach (var never in Never)
        {
            if (kept.IndexOf(never) >= 0)
            {
                return $"it holds '{Encoding.ASCII.GetString(never)}'";
            }
        }

        return kept.SequenceEqual(sent) ? "it is kept as it was sent" : null;
    }
}
