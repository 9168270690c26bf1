using Microsoft.Extensions.Options;

namespace RedProperty.Realtime.Server.Coordination;

/// <summary>Section <c>Limits</c> of the configuration: what one connection of the hub may ask for. More is answered with the fault <c>limited</c>.</summary>
public sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>Commands a second, 50 by default; twice as many at once. A full outbox after a day without signal goes through in seconds.</summary>
    public int CommandsPerSecond { get; set; } = 50;

    /// <summary>Calls of Watch a second, 5 by default; four times as many at once. Each may read 500 events of every feed.</summary>
    public int WatchesPerSecond { get; set; } = 5;

    /// <summary>Receipts a second, 200 by default; five times as many at once: a street's watcher has hundreds of feeds.</summary>
    public int ReceiptsPerSecond { get; set; } = 200;
}

internal sealed class LimitsOptionsCheck : IValidateOptions<LimitsOptions>
{
    private const int Most = 1_000_000;

    public ValidateOptionsResult Validate(string? name, LimitsOptions options) =>
        Check(nameof(options.CommandsPerSecond), options.CommandsPerSecond)
        ?? Check(nameof(options.WatchesPerSecond), options.WatchesPerSecond)
        ?? Check(nameof(options.ReceiptsPerSecond), options.ReceiptsPerSecond)
        ?? ValidateOptionsResult.Success;

    private static ValidateOptionsResult? Check(string key, int value) => value is >= 1 and <= Most
        ? null
        : ValidateOptionsResult.Fail($"{LimitsOptions.Section}:{key} is {value}; give 1 to {Most}.");
}
