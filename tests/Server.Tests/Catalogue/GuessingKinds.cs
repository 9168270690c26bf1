using RedProperty.Realtime.Domain.Catalogue;
using RedProperty.Realtime.Server.Tests.Files;

namespace RedProperty.Realtime.Server.Tests.Catalogue;

/// <summary>
/// How well the shipped keywords guess. The keywords were chosen by somebody who had written <c>reports.csv</c>, so its shares, of either half, say only
/// that nothing broke. <c>reports-afterwards.csv</c> was written when the keywords were settled, and nothing was changed after it: its share is the one to
/// quote. Whoever adds keywords because of a line in it moves that line to the other file and writes a new one.
/// </summary>
public sealed class GuessingKinds(ITestOutputHelper output)
{
    [Theory]
    [InlineData("reports.csv", 0, 2, 0.85, 0.93)]
    [InlineData("reports.csv", 1, 2, 0.85, 0.93)]
    [InlineData("reports-afterwards.csv", 0, 1, 0.50, 0.60)]
    public void Guesses_the_kind_that_a_person_would_choose(string file, int line, int ofLines, double leastFirst, double leastAmongThree)
    {
        var reports = Read(file).Where((_, at) => at % ofLines == line).ToArray();
        var ranks = reports.Select(report => Rank(report.Kind, report.Text)).ToArray();
        var (first, three) = (Share(ranks, rank => rank == 0), Share(ranks, rank => rank is >= 0 and < 3));
        output.WriteLine($"{file}, part {line + 1} of {ofLines}: {reports.Length} reports; first {first:P1}, among the first three {three:P1}");
        Assert.True(first >= leastFirst && three >= leastAmongThree, $"first {first:P1}, among the first three {three:P1}");
    }

    [Fact]
    public void The_sample_has_every_kind() =>
        Assert.Empty(Shipped.Rulebook.Catalogue.Kinds.Select(kind => kind.Code).Except(Read("reports.csv").Select(report => report.Kind)));

    private static IEnumerable<(string Kind, string Text)> Read(string file) => File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Catalogue", file)).Skip(1).Select(line => line.Split(',', 2)).Select(cells => (cells[0], cells[1]));

    private static int Rank(string kind, string text) =>
        Shipped.Rulebook.Catalogue.Guess.Suggest(text, 10).Select(suggestion => suggestion.Kind.Code).ToList().IndexOf(kind);

    private static double Share(int[] ranks, Func<int, bool> isHit) => ranks.Count(isHit) / (double)ranks.Length;
}
