using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>Parameters of a query or a form; an empty one is an absent one.</summary>
internal sealed class Parameters(Func<string, StringValues> source)
{
    public Parameters(IQueryCollection query)
        : this(name => query[name])
    {
    }

    public Parameters(IFormCollection form, IQueryCollection query)
        : this(name => form.TryGetValue(name, out var values) ? values : query[name])
    {
    }

    public string? this[string name] => source(name) is [{ } text, ..] && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>Every value given under a name, as <c>name=a&amp;name=b</c> or <c>name[]=a&amp;name[]=b</c>.</summary>
    public IReadOnlyList<string> All(string name) => [.. source(name).Concat(source($"{name}[]")).OfType<string>()];

    public bool IsGiven(string name) => this[name] is not null;

    /// <summary>Null when it is no number of degrees up to <paramref name="most"/>.</summary>
    public double? Degrees(string name, double most) =>
        double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;
}
