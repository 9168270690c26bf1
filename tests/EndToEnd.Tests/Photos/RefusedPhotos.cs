using System.Net;
using RedProperty.Realtime.Client;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.EndToEnd.Tests.Tablets;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Photos;

[Collection(TabletsOfOneProgram.Name)]
public sealed class RefusedPhotos(TabletsInTheField field)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_no_photo_is_refused_at_its_end_and_forgotten()
    {
        using var http = await field.Program.HttpOf("steward1");
        using var sender = SendingPhotos.Sender(http);
        var id = PhotoIds.New();

        var fault = await Assert.ThrowsAsync<CoordinationFault>(() => sender.Send(id, new byte[3 * 64 * 1024], cancellation: Token));

        Assert.Equal(FaultCodes.Invalid, fault.Code);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(SendingPhotos.Address(id), Token)).StatusCode);
    }
}
