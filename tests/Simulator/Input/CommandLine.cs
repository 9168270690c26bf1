using System.Globalization;

namespace RedProperty.Realtime.Simulator.Input;

/// <summary>Reads the command line.</summary>
public static class CommandLine
{
    public const string Usage = """
        Plays a city's day against a running program: residents report through Open311, workers answer through the hub.

          --csv FILE          service requests to play
          --map FILE          which column means what (see tests/Simulator/maps)
          --through WAY       open311, or hotline: the file as a whole by the 12345 intake
          --url URL           the program                          http://localhost:5080
          --workers N         connected workers                    100
          --speed N | max     times the file's own clock           600
          --rate N            reports a second instead
          --limit N           only the first N reports
          --seed N            the same seed, the same run          1
          --time-scale N      the program's Demo:TimeScale         1
          --concurrency N     reports on their way at once         32
          --tail SECONDS      workers go on after the last report  60
          --admin NAME, --password WORD, --api-key KEY             those of the demo city
          --json FILE         writes the result table

        Ends with 0 when nothing was lost, wrong or refused; 1 when something was; 2 when it could not begin.
        """;

    private static readonly string[] Names =
    [
        "--csv", "--map", "--through", "--url", "--workers", "--speed", "--rate", "--limit", "--seed", "--time-scale", "--concurrency", "--tail", "--admin",
        "--password", "--api-key", "--json",
    ];

    /// <exception cref="BadInputException">Says which argument and what it allows.</exception>
    public static SimulatorOptions Read(IReadOnlyList<string> arguments)
    {
        var given = Pair(arguments);
        var url = given.GetValueOrDefault("--url", "http://localhost:5080");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new BadInputException($"--url '{url}' is no web address; give one like http://localhost:5080.");
        }

        return new SimulatorOptions
        {
            CsvPath = given.GetValueOrDefault("--csv") ?? throw new BadInputException("--csv is missing; name the CSV file of service requests."),
            MapPath = given.GetValueOrDefault("--map") ?? throw new BadInputException("--map is missing; name the JSON file that says which column means what."),
            Through = given.GetValueOrDefault("--through", "open311") switch
            {
                "open311" => Way.Open311,
                "hotline" => Way.Hotline,
                var other => throw new BadInputException($"--through '{other}' is not allowed; give open311 or hotline."),
            },
            Url = address,
            Workers = Whole(given, "--workers", 1, 10_000) ?? 100,
            Speed = given.GetValueOrDefault("--speed") == "max" ? null : Number(given, "--speed", "a number above 0, or max") ?? 600,
            Rate = Number(given, "--rate", "a number above 0"),
            Limit = Whole(given, "--limit", 1, int.MaxValue),
            Seed = Whole(given, "--seed", 0, int.MaxValue) ?? 1,
            TimeScale = Number(given, "--time-scale", "a number above 0") ?? 1,
            Concurrency = Whole(given, "--concurrency", 1, 1_000) ?? 32,
            Tail = TimeSpan.FromSeconds(Whole(given, "--tail", 0, 86_400) ?? 60),
            Admin = given.GetValueOrDefault("--admin", "admin"),
            Password = given.GetValueOrDefault("--password", "Demo-2341!"),
            ApiKey = given.GetValueOrDefault("--api-key", "demo-open311-key"),
            JsonPath = given.GetValueOrDefault("--json"),
        };
    }

    private static Dictionary<string, string> Pair(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var name = arguments[i];
            if (!Names.Contains(name))
            {
                throw new BadInputException($"'{name}' is no argument of the simulator; it knows {string.Join(", ", Names)}.");
            }

            given[name] = i + 1 < arguments.Count ? arguments[i + 1] : throw new BadInputException($"{name} has no value behind it.");
        }

        return given;
    }

    private static int? Whole(Dictionary<string, string> given, string name, int least, int most)
    {
        if (!given.TryGetValue(name, out var text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new BadInputException($"{name} '{text}' is not allowed; give a whole number from {least} to {most}.");
    }

    private static double? Number(Dictionary<string, string> given, string name, string allowed)
    {
        if (!given.TryGetValue(name, out var text))
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && double.IsFinite(number)
            ? number
            : throw new BadInputException($"{name} '{text}' is not allowed; give {allowed}.");
    }
}
