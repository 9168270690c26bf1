namespace RedProperty.Realtime.EndToEnd.Tests.Composed;

/// <summary>A service of compose.yaml with its variables filled in.</summary>
/// <param name="Dockerfile">Relative to the root; null when the image is somebody else's.</param>
/// <param name="StopGracePeriod">From SIGTERM to the kill.</param>
/// <param name="Mounts">Path inside the container to file, folder or named volume.</param>
internal sealed record ComposeService(
    string Name,
    string? Dockerfile,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyList<string> HealthTest,
    IReadOnlyDictionary<string, string> Mounts,
    IReadOnlyDictionary<string, string> Limits,
    string? Restart,
    TimeSpan StopGracePeriod);
