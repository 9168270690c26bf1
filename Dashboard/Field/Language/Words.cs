using System.Globalization;
using System.Resources;

namespace RedProperty.Realtime.Field.Language;

/// <summary>
/// Every word that this program shows: <c>Resources/Words.resx</c> in Chinese, <c>Resources/English.resx</c> in English. Both are in the program, so that
/// the language can be changed without signal.
/// </summary>
internal sealed class Words
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    private static readonly ResourceManager InChinese = new("RedProperty.Realtime.Field.Resources.Words", typeof(Words).Assembly);
    private static readonly ResourceManager InEnglish = new("RedProperty.Realtime.Field.Resources.English", typeof(Words).Assembly);

    /// <summary>One of the two above.</summary>
    public string Language { get; set; } = Chinese;

    public bool IsEnglish => Language == English;

    public string this[string name] => Find(name) ?? name;

    public string this[string name, params object?[] arguments] => string.Format(CultureInfo.InvariantCulture, this[name], arguments);

    /// <summary>Null for a word that a later version of the server uses and this one does not know.</summary>
    public string? Find(string name) => (IsEnglish ? InEnglish : InChinese).GetString(name, CultureInfo.InvariantCulture);

    /// <summary>A word of the wire, for example <c>Phase.reported</c>; itself when it is not known.</summary>
    public string Of(string family, string word) => Find($"{family}.{word}") ?? word;

    public string Name(string chinese, string english) => IsEnglish ? english : chinese;
}
