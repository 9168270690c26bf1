using System.Globalization;
using RedProperty.Realtime.Domain.Tickets;

namespace RedProperty.Realtime.Domain.Tests.Model;

/// <summary>
/// Thousands of random lives of a ticket against a model that knows only stopwatches. Each run prints its seed; <c>MODEL_SEED</c> gives another one, so
/// that a failing history's own seed plays it first, and <c>MODEL_HISTORIES</c> another number of them.
/// </summary>
public sealed class RandomHistories(ITestOutputHelper output)
{
    private const int Steps = 30;

    [Fact]
    public void Every_matter_is_where_the_model_says_whatever_happened() => Play(2341);

    [Fact]
    public void And_so_it_is_in_lives_that_nobody_has_seen_before() =>
        Play(int.TryParse(Environment.GetEnvironmentVariable("MODEL_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next());

    private void Play(int seed)
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("MODEL_HISTORIES"), CultureInfo.InvariantCulture, out var given) ? given : 1_500;
        output.WriteLine($"MODEL_SEED={seed}, {count} histories of {Steps} steps");
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < count; i++)
        {
            var history = new History(unchecked(seed + i));
            for (var step = 1; step <= Steps; step++)
            {
                if (history.Step() is { } difference)
                {
                    Assert.Fail($"MODEL_SEED={unchecked(seed + i)} (history {i} of seed {seed}), step {step}: {difference}{Environment.NewLine}{history.Steps}");
                }
            }

            foreach (var happening in history.Log)
            {
                seen[happening.Fact.Type] = seen.GetValueOrDefault(happening.Fact.Type) + 1;
            }
        }

        output.WriteLine(string.Join(", ", seen.OrderBy(type => type.Key).Select(type => $"{type.Key} {type.Value}")));
        var types = typeof(FactTypes).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        // What moves no clock is left out.
        string[] still =
        [
            FactTypes.Assigned, FactTypes.Undelivered, FactTypes.Delivered,
            FactTypes.PhotoAdded, FactTypes.Published, FactTypes.Unpublished,
            FactTypes.Followed, FactTypes.TookIn, FactTypes.GaveBack,
        ];
        Assert.Equal(still.Order(), types.Except(count < 100 ? types.Except(still) : seen.Keys).Order());
    }
}
