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

        // Every write is on disk before its answer. Group commit by COMMITAOF is ten times as fast under load, but one kill -9 in five lost changes that had
        // been answered. No checkpoint while it runs (no --aof-size-limit): after a checkpoint taken beside writes, one start in five failed in the replay
        // of the log. So the log grows by what is written; a store for years is Redis.
        "--aof", "--recover", "--checkpointdir", Path.Combine(directory, "checkpoints"), "--fail-on-recovery-error",
        "--aof-memory", "64m", "--aof-page-size", "16m", "--aof-segment-size", "64m",
        "--aof-commit-freq", "0", "--aof-commit-wait",
    ];
}
