using System.Globalization;

namespace RedProperty.Realtime.Host.Embedded;

/// <summary>Garnet's command line, each option with its reason.</summary>
internal static class GarnetArguments
{
    public static string[] For(string directory, int port, string password) =>
    [
        "--bind", "127.0.0.1",
        "--port", port.ToString(CultureInfo.InvariantCulture),
        "--auth", "Password",
        "--password", password,
        "-q",

        // Scripts, each holding its keys from beginning to end. Without the second, two scripts mix.
        "--lua", "--lua-transaction-mode",

        // Plain files. Elsewhere it wants libaio, and recovers nothing, silently, where that is missing.
        "--device-type", "RandomAccess",

        // What does not fit into memory goes to disk. Without it, Garnet is a cache: it forgets the oldest tickets.
        "--memory", "256m", "--page", "8m", "--index", "16m",
        "--storage-tier", "--logdir", Path.Combine(directory, "log"), "--segment", "64m", "--object-log-segment", "64m",
        "--compaction-type", "Lookup", "--compaction-freq", "600", "--compaction-max-segments", "8", "--compaction-force-delete",

        // Every write is logged. The log goes to disk every few milliseconds by itself, and at once by COMMITAOF, which our stores send before they
        // call anything written: one wait for each group of changes. --aof-commit-wait would wait for each command of a script instead, a tenth as fast.
        // A log past its limit becomes a checkpoint, and is cut.
        "--aof", "--recover", "--checkpointdir", Path.Combine(directory, "checkpoints"), "--fail-on-recovery-error",
        "--aof-memory", "64m", "--aof-page-size", "16m", "--aof-segment-size", "64m", "--aof-size-limit", "128m",
        "--aof-commit-freq", "20",
    ];
}
