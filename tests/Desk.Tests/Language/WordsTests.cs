using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RedProperty.Realtime.Desk.Language;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Hotline;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Desk.Tests.Language;

public sealed partial class WordsTests : DeskTest
{
    [Fact]
    public void Both_languages_have_the_same_words_and_none_is_empty()
    {
        var chinese = KeysOf(CultureInfo.InvariantCulture);
        var english = KeysOf(CultureInfo.GetCultureInfo("en"));

        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(chinese.Concat(english), pair => string.IsNullOrWhiteSpace(pair.Value));
    }

    [Fact]
    public void A_sentence_takes_the_same_values_in_both_languages()
    {
        var english = KeysOf(CultureInfo.GetCultureInfo("en"));
        foreach (var (key, chinese) in KeysOf(CultureInfo.InvariantCulture))
        {
            Assert.Equal((key, Places(chinese)), (key, Places(english[key])));
        }
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_term_of_the_domain_has_a_word(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var say = Services.GetRequiredService<IStringLocalizer<Words>>();
        string[] keys =
        [
            .. Names<Phase>("Phase"), .. Names<Role>("Role"), .. Names<Obligation>("Obligation"), .. Names<TicketAction>("Action"),
            .. Names<Severity>("Severity"), .. Names<PlaceLevel>("Level"), .. Names<DeadlineState>("DeadlineState"), .. Names<EscalationCause>("Cause"),
            .. Names<AllowanceUnit>("Allowance"), .. Names<PauseReason>("PauseReason"), .. Names<RefusalCode>("Refusal"),
            .. Names<HotlineLimit>("HotlineLimit"), .. Names<IntakeFaultCode>("IntakeFault"), .. new HotlineColumns().All().Select(part => $"Intake.Meaning.{part.Meaning}"),
            .. typeof(FactTypes).GetFields().Select(field => $"Fact.{field.GetRawConstantValue()}"),
        ];

        Assert.DoesNotContain(keys, key => say[key].ResourceNotFound);
    }

    [Fact]
    public void Every_word_that_a_page_asks_for_exists()
    {
        var known = KeysOf(CultureInfo.InvariantCulture);
        var sources = Directory.EnumerateFiles(SourceFolder(), "*.razor*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.EndsWith(".css", StringComparison.Ordinal));
        var asked = sources.SelectMany(file => AskedFor().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

        Assert.True(asked.Count > 100, $"Only {asked.Count} words were found in the sources.");
        Assert.DoesNotContain(asked, key => !known.ContainsKey(key));
    }

    [Fact]
    public void A_refusal_is_a_sentence_in_the_readers_language()
    {
        var say = Services.GetRequiredService<IStringLocalizer<Words>>();
        var refusal = Refusal.Invalid("title", "must not be empty; write 1 to 200 characters.");

        Assert.Equal("标题：内容不符合要求，请改正后再提交。", say.Of(refusal));
        SpeakEnglish();
        Assert.Equal("Title must not be empty; write 1 to 200 characters.", say.Of(refusal));
    }

    private static IEnumerable<string> Names<T>(string prefix)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{prefix}.{name}");

    private static Dictionary<string, string> KeysOf(CultureInfo culture)
    {
        var resources = new ResourceManager("RedProperty.Realtime.Desk.Resources.Words", typeof(Words).Assembly);
        return resources.GetResourceSet(culture, true, false)!.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static string Places(string sentence) => string.Join(",", Place().Matches(sentence).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static string SourceFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../Dashboard/Desk"));

    [GeneratedRegex("""[sS]ay\["([A-Za-z.]+)"[\],]""")]
    private static partial Regex AskedFor();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
