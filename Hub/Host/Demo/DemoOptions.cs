using System.Globalization;

namespace RedProperty.Realtime.Host.Demo;

/// <summary>The demonstration (section <c>Demo</c>): an invented city in Jinan, its accounts, its quick clock and its life.</summary>
/// <param name="Enabled">Loads the demo city and its accounts. True in Development, otherwise false.</param>
/// <param name="TimeScale">Every allowance is divided by it; 60 turns 20 minutes into 20 seconds. More than 0, at most 3600; 1 by default.</param>
/// <param name="Life">A gentle stream of invented reports, answers and misses. True while the demo is enabled.</param>
public sealed record DemoOptions(bool Enabled, double TimeScale, bool Life)
{
    public const string Section = "Demo";
    public const double MostTimeScale = 3600;

    /// <exception cref="StartFaultException">A value is wrong; one sentence names the key.</exception>
    public static DemoOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(Section);
        var enabled = Switch(section, nameof(Enabled), environment.IsDevelopment());
        var life = Switch(section, nameof(Life), enabled);
        var scale = ReadTimeScale(section);
        if (!enabled && scale != 1)
        {
            throw Wrong(nameof(TimeScale), $"is {section[nameof(TimeScale)]} although {Section}:{nameof(Enabled)} is false; real limits are not shortened, so set it to 1 or remove it.");
        }

        return new DemoOptions(enabled, scale, enabled && life);
    }

    private static bool Switch(IConfigurationSection section, string key, bool unsaid)
    {
        var text = section[key];
        return string.IsNullOrWhiteSpace(text) ? unsaid
            : bool.TryParse(text, out var value) ? value
            : throw Wrong(key, $"is '{text}'; use true or false.");
    }

    private static double ReadTimeScale(IConfigurationSection section)
    {
        var text = section[nameof(TimeScale)];
        return string.IsNullOrWhiteSpace(text) ? 1
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale is > 0 and <= MostTimeScale ? scale
            : throw Wrong(nameof(TimeScale), $"is '{text}'; use a number more than 0 and at most {MostTimeScale}.");
    }

    private static StartFaultException Wrong(string key, string sentence) => new($"{Section}:{key} {sentence}");
}
