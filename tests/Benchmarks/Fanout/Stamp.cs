using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;

namespace RedProperty.Realtime.Benchmarks.Fanout;

/// <summary>The moment just before a command is sent, carried in its text to everybody who hears of it.</summary>
internal static class Stamp
{
    private const int Digits = 16;

    private static ReadOnlySpan<byte> Mark => "stamp="u8;

    public static string Text() => string.Create(CultureInfo.InvariantCulture, $"stamp={Stopwatch.GetTimestamp():x16} 已经联系电工，半小时内到现场。");

    /// <summary>Null on a push that carries none.</summary>
    public static long? Read(ReadOnlySpan<byte> push) =>
        push.IndexOf(Mark) is >= 0 and var at && Utf8Parser.TryParse(push.Slice(at + Mark.Length, Digits), out long stamp, out _, 'x') ? stamp : null;
}
