using System.Globalization;
using System.Text.RegularExpressions;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Composed;

/// <summary>
/// What differs between containers and processes of one machine, and nothing else does: "hub-1:8080" becomes a free port of 127.0.0.1, a container's own
/// port likewise, and paths inside a container become those of what is mounted there.
/// </summary>
internal sealed partial class LocalPlaces(string directory, IReadOnlyCollection<string> services)
{
    private readonly Dictionary<(string Service, int Port), int> ports = [];

    public int PortOf(string service, int port) => ports.TryGetValue((service, port), out var local) ? local : ports[(service, port)] = FreePort.Take();

    public IReadOnlyList<string> Translate(ComposeService service, IEnumerable<string> words) => [.. words.Select(word => Translate(service, word))];

    public string Translate(ComposeService service, string text)
    {
        var local = Place().Replace(text, match => services.Contains(match.Groups["host"].Value)
            ? $"127.0.0.1:{Local(match.Groups["host"].Value, match.Groups["port"].Value)}"
            : match.Value);
        local = OwnPlace().Replace(local, match => $"127.0.0.1:{Local(service.Name, match.Groups["port"].Value)}");
        local = OwnPort().Replace(local, match => Local(service.Name, match.Value));
        if (service.Mounts.Count > 0)
        {
            // Longest first, and in one go: what was put in place is not looked at again.
            var inside = string.Join('|', service.Mounts.Keys.OrderByDescending(path => path.Length).Select(Regex.Escape));
            local = Regex.Replace(local, $@"(?<![\w/-])({inside})(?![\w-])", match => PathOf(service.Mounts[match.Value]));
        }

        // The Dockerfile copies it there.
        return local.Replace("/app/healthy.sh", Path.Combine(Repository.Root, "Hub", "Host", "healthy.sh"), StringComparison.Ordinal);
    }

    private string Local(string service, string port) =>
        PortOf(service, int.Parse(port, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);

    /// <summary>A named volume is one folder for all services that mount it.</summary>
    private string PathOf(string outside) => outside.StartsWith('.')
        ? Path.GetFullPath(Path.Combine(Repository.Root, outside))
        : Directory.CreateDirectory(Path.Combine(directory, "volumes", outside)).FullName;

    [GeneratedRegex(@"(?<host>[a-z][a-z0-9-]*):(?<port>\d{4})\b")]
    private static partial Regex Place();

    /// <summary>"On every address of this container", and "this container".</summary>
    [GeneratedRegex(@"(\+|127\.0\.0\.1):(?<port>80\d\d)\b")]
    private static partial Regex OwnPlace();

    /// <summary>A port that stands alone, as in a command.</summary>
    [GeneratedRegex(@"(?<=^|\s)(6379|80\d\d)(?=$|\s)")]
    private static partial Regex OwnPort();
}
