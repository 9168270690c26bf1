namespace RedProperty.Realtime.Simulator.Input;

/// <summary>What the command line asks for.</summary>
public sealed record SimulatorOptions
{
    public required string CsvPath { get; init; }

    public required string MapPath { get; init; }

    /// <summary>How the requests come into the program; one by one over Open311.</summary>
    public Way Through { get; init; }

    public Uri Url { get; init; } = new("http://localhost:5080");

    /// <summary>How many grid workers are connected; 100.</summary>
    public int Workers { get; init; } = 100;

    /// <summary>How much faster than the file's own clock; null is as fast as it goes.</summary>
    public double? Speed { get; init; } = 600;

    /// <summary>Reports a second, instead of the file's own clock.</summary>
    public double? Rate { get; init; }

    /// <summary>Only the first so many reports, by time.</summary>
    public int? Limit { get; init; }

    /// <summary>The same seed makes the same reports and the same choices.</summary>
    public int Seed { get; init; } = 1;

    public string Admin { get; init; } = "admin";

    public string Password { get; init; } = "Demo-2341!";

    public string ApiKey { get; init; } = "demo-open311-key";

    /// <summary>The program's Demo:TimeScale, by which its allowances are divided.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>How many reports may be on their way at once.</summary>
    public int Concurrency { get; init; } = 32;

    /// <summary>How long the workers may go on after the last report; what they meant to do later is left.</summary>
    public TimeSpan Tail { get; init; } = TimeSpan.FromSeconds(60);

    public string? JsonPath { get; init; }
}
