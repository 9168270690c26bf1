using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace RedProperty.Realtime.EndToEnd.Tests.Composed;

/// <summary>Reads compose.yaml as far as it is used: anchors, merge keys, variables with defaults and with sentences.</summary>
internal sealed partial class ComposeFile
{
    private readonly YamlMappingNode root;
    private readonly IReadOnlyDictionary<string, string> variables;

    /// <param name="variables">What a person sets before <c>docker compose up</c>.</param>
    public ComposeFile(string path, IReadOnlyDictionary<string, string> variables)
    {
        this.variables = variables;
        var stream = new YamlStream();
        using var reader = new StreamReader(path);
        stream.Load(reader);
        root = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public IReadOnlyList<ComposeService> Services() => [.. Fields(Fields(root)["services"]).Select(field => Read(field.Key, Fields(field.Value)))];

    private ComposeService Read(string name, Dictionary<string, YamlNode> fields) => new(
        name,
        fields.TryGetValue("build", out var build) ? Text(Fields(build)["dockerfile"]) : null,
        Texts(fields.GetValueOrDefault("command")),
        TextFields(fields.GetValueOrDefault("environment")),
        Texts(Fields(fields.GetValueOrDefault("healthcheck")).GetValueOrDefault("test")),
        Texts(fields.GetValueOrDefault("volumes")).Select(mount => mount.Split(':')).ToDictionary(mount => mount[1], mount => mount[0]),
        TextFields(Fields(Fields(fields.GetValueOrDefault("deploy")).GetValueOrDefault("resources")).GetValueOrDefault("limits")),
        fields.TryGetValue("restart", out var restart) ? Text(restart) : null,
        fields.TryGetValue("stop_grace_period", out var grace) ? Seconds(Text(grace)) : TimeSpan.Zero);

    /// <summary>A mapping's own fields over those that it merges in.</summary>
    private static Dictionary<string, YamlNode> Fields(YamlNode? node)
    {
        var fields = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in (node as YamlMappingNode ?? new YamlMappingNode()).Children)
        {
            var name = ((YamlScalarNode)key).Value!;
            if (name != "<<")
            {
                fields[name] = value;
                continue;
            }

            foreach (var (merged, below) in Fields(value))
            {
                fields.TryAdd(merged, below);
            }
        }

        return fields;
    }

    private Dictionary<string, string> TextFields(YamlNode? node) =>
        Fields(node).ToDictionary(field => field.Key, field => Text(field.Value), StringComparer.Ordinal);

    private string[] Texts(YamlNode? node) => [.. (node as YamlSequenceNode ?? new YamlSequenceNode()).Select(Text)];

    private string Text(YamlNode node) => Variable().Replace(((YamlScalarNode)node).Value ?? string.Empty, Fill);

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(int.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture));

    private string Fill(Match match)
    {
        var (name, otherwise, text) = (match.Groups["name"].Value, match.Groups["otherwise"].Value, match.Groups["text"].Value);
        var given = variables.GetValueOrDefault(name);
        return !string.IsNullOrEmpty(given) ? given
            : otherwise == ":-" ? text
            : throw new ArgumentException($"{name} is missing: {text}");
    }

    [GeneratedRegex(@"\$\{(?<name>\w+)(?<otherwise>:[-?])(?<text>[^}]*)\}")]
    private static partial Regex Variable();
}
