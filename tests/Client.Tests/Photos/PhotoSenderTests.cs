using System.Net;
using RedProperty.Realtime.Client.Tests.Fakes;
using RedProperty.Realtime.Contracts;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Client.Tests.Photos;

public sealed class PhotoSenderTests : IDisposable
{
    private readonly PhotoHub hub = new();
    private readonly HttpClient http;
    private readonly string id = PhotoIds.New();
    private readonly byte[] file = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
    private readonly List<long> told = [];

    public PhotoSenderTests() => http = new HttpClient(hub);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    [Fact]
    public void Names_are_such_as_the_hub_takes_and_never_the_same()
    {
        Assert.True(PhotoId.IsOfDevice(PhotoIds.New()));
        Assert.NotEqual(PhotoIds.New(), PhotoIds.New());
    }

    [Fact]
    public async Task A_photo_goes_in_parts_one_after_the_other()
    {
        await Send(partBytes: 400);

        Assert.Equal(["GET -/", "PUT 0-399/1000", "PUT 400-799/1000", "PUT 800-999/1000"], hub.Heard);
        Assert.Equal(file, hub.Bytes(id));
        Assert.Equal([0, 400, 800, 1000], told);
    }

    [Fact]
    public async Task It_goes_on_where_an_earlier_run_stopped()
    {
        hub.Have(id, file[..700]);

        await Send(partBytes: 400);

        Assert.Equal(["GET -/", "PUT 700-999/1000"], hub.Heard);
        Assert.Equal(file, hub.Bytes(id));
    }

    [Fact]
    public async Task What_is_kept_is_not_sent_again()
    {
        hub.Have(id, file);
        hub.Kept.Add(id);

        await Send();

        Assert.Equal(["GET -/"], hub.Heard);
    }

    [Fact]
    public async Task What_is_there_and_not_kept_is_brought_to_its_end_by_its_last_byte()
    {
        hub.Have(id, file);

        await Send();

        Assert.Equal(["GET -/", "PUT 999-999/1000"], hub.Heard);
        Assert.Equal(file, hub.Bytes(id));
    }

    [Fact]
    public async Task After_a_cut_it_asks_where_the_hub_stands_and_sends_nothing_twice()
    {
        hub.Lose();
        hub.Line.Enqueue((_, _) => Task.FromResult<HttpResponseMessage?>(null));
        hub.LoseAnswer();
        hub.Refuse(HttpStatusCode.BadGateway, null, "<html>");
        hub.Refuse(HttpStatusCode.ServiceUnavailable, "unavailable", "The store is away.");

        await Send(partBytes: 400);

        Assert.Equal(["GET -/", "PUT 0-399/1000", "GET -/", "PUT 400-799/1000", "PUT 800-999/1000"], hub.Heard);
        Assert.Equal(file, hub.Bytes(id));
    }

    [Fact]
    public async Task A_part_that_the_line_does_not_carry_in_time_is_made_smaller()
    {
        hub.Line.Enqueue((_, _) => Task.FromResult<HttpResponseMessage?>(null));
        hub.Swallow();
        var big = new byte[100_000];
        var time = new TurnedTime();

        var sending = Sender(64 * 1024, time).Send(id, big, cancellation: Token);
        await hub.Swallowing.Task;
        await time.Turn(PhotoSenderOptions.DefaultLongestRequest);
        await Device.Until(() => sending.IsCompleted, time);
        await sending;

        Assert.Equal(["GET -/", "GET -/", "PUT 0-32767/100000", "PUT 32768-98303/100000", "PUT 98304-99999/100000"], hub.Heard);
    }

    [Fact]
    public async Task A_hub_that_has_forgotten_it_gets_it_from_the_beginning()
    {
        hub.Have(id, file[..700]);
        hub.Line.Enqueue((_, _) =>
        {
            hub.Line.Enqueue((_, _) =>
            {
                hub.Have(id, []);
                return Task.FromResult<HttpResponseMessage?>(null);
            });
            return Task.FromResult<HttpResponseMessage?>(null);
        });

        await Send();

        Assert.Equal(["GET -/", "PUT 700-999/1000", "GET -/", "PUT 0-999/1000"], hub.Heard);
        Assert.Equal(file, hub.Bytes(id));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "invalid")]
    [InlineData(HttpStatusCode.Unauthorized, "unauthenticated")]
    [InlineData(HttpStatusCode.Forbidden, "forbidden")]
    [InlineData(HttpStatusCode.Conflict, "conflict")]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "invalid")]
    public async Task A_refusal_for_good_is_told_in_the_hubs_words(HttpStatusCode status, string code)
    {
        hub.Line.Enqueue((_, _) => Task.FromResult<HttpResponseMessage?>(null));
        hub.Refuse(status, code, "It is no photo.");

        var fault = await Assert.ThrowsAsync<CoordinationFault>(() => Send());

        Assert.Equal((code, "It is no photo."), (fault.Code, fault.Sentence));
        Assert.Equal(["GET -/"], hub.Heard);
    }

    [Fact]
    public async Task A_page_of_somebody_else_is_a_fault_of_its_own()
    {
        hub.Refuse(HttpStatusCode.MethodNotAllowed, null, "<html>");
        var fault = await Assert.ThrowsAsync<CoordinationFault>(() => Send());
        Assert.Equal(CoordinationFault.Failed, fault.Code);
    }

    [Fact]
    public async Task Who_cancels_is_obeyed_in_the_middle_of_a_request()
    {
        hub.Swallow();
        using var leaving = new CancellationTokenSource();
        var sending = Sender().Send(id, file, cancellation: leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Empty(hub.Heard);
    }

    private PhotoSender Sender(int partBytes = PhotoSenderOptions.DefaultPartBytes, TimeProvider? time = null) => new(new PhotoSenderOptions
    {
        BaseAddress = new Uri("http://hub.test"),
        Token = _ => Task.FromResult<string?>("token"),
        Http = http,
        PartBytes = partBytes,
        LongestPause = TimeSpan.FromMilliseconds(1),
        Time = time ?? TimeProvider.System,
    });

    private async Task Send(int partBytes = PhotoSenderOptions.DefaultPartBytes)
    {
        using var sender = Sender(partBytes);
        await sender.Send(id, file, new Teller(told), Token);
    }

    private sealed class Teller(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
