using System.Buffers;
using MessagePack;
using Microsoft.AspNetCore.SignalR.Protocol;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Tests.Protocol;

/// <summary>What Hub/PROTOCOL.md says of MessagePack.</summary>
public class MessagePackTests
{
    [Fact]
    public void Writes_maps_in_PascalCase_and_times_as_the_local_reading_with_its_offset()
    {
        var at = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal("""{"Feed":"grid/yanzishan-1","Sequence":3}""", Written(new FeedReceipt("grid/yanzishan-1", 3)));
        Assert.Equal("""["2026-11-24T10:00:00.0000000Z",480]""", Written(at));
        Assert.Equal("""{"UserId":"u","Name":"n","Role":"r","Since":["2026-11-24T10:00:00.0000000Z",480]}""", Written(new TicketUndelivered("u", "n", "r", at)));
    }

    /// <summary>The one argument of an invocation: behind its length, an array of type, headers, id, target, arguments and streams.</summary>
    private static string Written(object argument)
    {
        var output = new ArrayBufferWriter<byte>();
        new MessagePackHubProtocol().WriteMessage(new InvocationMessage("Receipt", [argument]), output);
        var length = output.WrittenSpan.ToArray().TakeWhile(part => part >= 0x80).Count() + 1;
        var reader = new MessagePackReader(output.WrittenMemory[length..]);
        reader.ReadArrayHeader();
        for (var part = 0; part < 4; part++)
        {
            reader.Skip();
        }

        reader.ReadArrayHeader();
        var writer = new StringWriter();
        MessagePackSerializer.ConvertToJson(ref reader, writer);
        return writer.ToString();
    }
}
