namespace RedProperty.Realtime.Client.Tests.Fakes;

/// <summary>What a device keeps over its restarts.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("device-").FullName;

    public string Journal => System.IO.Path.Combine(Path, "copies.jsonl");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
