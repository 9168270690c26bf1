using System.Reflection;
using RedProperty.Realtime.Client.Outbox;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Outbox;

public class ShapeTests
{
    private static readonly DateTimeOffset Pressed = new(2026, 11, 28, 14, 2, 0, TimeSpan.Zero);

    public static TheoryData<string> Commands =>
        [.. typeof(ICoordinationHub).GetMethods().Where(method => method.ReturnType == typeof(Task<CommandResult>)).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_of_the_hub_can_wait_in_the_outbox(string method)
    {
        var type = typeof(ICoordinationHub).GetMethod(method)!.GetParameters()[0].ParameterType;

        var command = CommandShapes.Read(Waiting("""{"commandId":"c1"}"""), Pressed);
        var again = CommandShapes.Read(Waiting(CommandShapes.Write(command)), null);

        Assert.IsType(type, again);
        Assert.Equal(command, again);
        Assert.Equal(Pressed, type.GetProperty("OccurredAt")!.GetValue(again));

        OutboxEntry Waiting(string json) => new("c1", "t", method, json, Pressed);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_of_the_hub_can_be_pressed(string method) =>
        Assert.NotNull(typeof(CoordinationClient).GetMethod(method, BindingFlags.Public | BindingFlags.Instance));
}
