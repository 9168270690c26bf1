using System.Xml.Linq;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Field.Language;
using RedProperty.Realtime.Field.Tasks;
using RedProperty.Realtime.Field.Tickets;
using RedProperty.Realtime.Field.Waiting;
using static RedProperty.Realtime.Field.Tests.SomeTickets;

namespace RedProperty.Realtime.Field.Tests;

public sealed class WordsOfATablet
{
    private readonly Words say = new();

    public static TheoryData<string> Languages => [Words.Chinese, Words.English];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_action_and_every_refusal_has_words(string language)
    {
        say.Language = language;
        string[] codes = [FaultCodes.Conflict, FaultCodes.Forbidden, FaultCodes.Invalid, FaultCodes.Limited, FaultCodes.NotFound, FaultCodes.Unauthenticated];

        Assert.All(Enum.GetNames<FieldAction>(), action => Assert.NotNull(say.Find($"Action.{action}")));
        Assert.All(codes, code => Assert.NotNull(say.Find($"Refused.{code}")));
        Assert.All(Enum.GetNames<TaskList>(), list => Assert.NotNull(say.Find($"List.{list}")));
    }

    [Fact]
    public void Both_languages_have_the_same_names_and_the_same_places_for_figures()
    {
        var folder = Path.Combine(Root(), "Dashboard", "Field", "Resources");
        var chinese = Read(Path.Combine(folder, "Words.resx"));
        var english = Read(Path.Combine(folder, "English.resx"));

        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(chinese.Keys, name => Assert.Equal(Holes(chinese[name]), Holes(english[name])));
    }

    [Theory]
    [InlineData(1200, "20:00")]
    [InlineData(0.2, "00:01")]
    [InlineData(0, "已超时 00:00")]
    [InlineData(-61.9, "已超时 01:01")]
    [InlineData(7260, "2小时01分")]
    [InlineData(200000, "2天7小时")]
    public void Time_left_is_said_as_on_the_desk(double seconds, string words) => Assert.Equal(words, new TimeWords(say).Left(Nine.AddSeconds(seconds), Nine));

    [Fact]
    public void An_answer_that_came_after_its_limit_says_so()
    {
        var (words, mark) = AnswerWords.Of(
            new CommandAnswer(Unsent("Acknowledge"), new CommandResult("yanzishan.1", 3, "grid/yanzishan-1", 3, false), null),
            ATicket("acknowledged", Me, "ordinary", Limit("response", 20, "missed")),
            say);

        Assert.Equal(("响应：已送达，但超过了时限，记为逾期", "yellow"), (words, mark));
    }

    [Theory]
    [InlineData("""{"text":"今天清走"}""", "今天清走")]
    [InlineData("""{"reason":"waitingForPart","text":"等配件到货"}""", "等配件到货")]
    [InlineData("""{"ticketId":"a"}""", null)]
    public void The_words_typed_are_found_in_a_waiting_command(string json, string? words) => Assert.Equal(words, CommandText.Of(Unsent("Any", json)));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<char> Holes(string words) => words.Where((_, i) => i > 0 && words[i - 1] == '{').Distinct().Order();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RedProperty.Realtime.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
