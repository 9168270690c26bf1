using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedProperty.Realtime.Host.Demo;

/// <summary>An invented matter from beginning to end.</summary>
/// <param name="Solution">What its holder proposes.</param>
/// <param name="Result">What its holder says once it is done.</param>
internal sealed record DemoStory(string Kind, string Title, string Description, string Solution, string Result)
{
    /// <summary>The stories that go out with the program.</summary>
    public static IReadOnlyList<DemoStory> LoadAll(string file) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(file), DemoStoryJson.Default.DemoStoryArray)
        ?? throw new InvalidDataException($"{file} holds no stories.");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DemoStory[]))]
internal sealed partial class DemoStoryJson : JsonSerializerContext;
