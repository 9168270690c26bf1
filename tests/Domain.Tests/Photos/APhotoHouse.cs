using System.Text;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Domain.Tests.Photos;

/// <summary>A house in which photos are kept.</summary>
internal sealed class APhotoHouse
{
    public const string Steward = "steward-spring-1";

    public AHouse House { get; } = new();

    public MemoryPhotos Photos { get; } = new();

    public KeepPhoto Keeping => new(Photos, Photos, Photos, House.Time);

    public ReceivePhoto Receiving => new(Photos.Waiting, Photos, Keeping, House.Time);

    public ReadPhoto Showing => new(Photos, Photos, House.Memory, House.City);

    public SweepPhotos Sweeping => new(Photos, Photos, House.Memory, House.Time);

    public HandleTicketCommand Commands => new(House.Memory, House.City, House.Alarm, House.Time, new HangPhotos(Photos, Photos.Waiting, House.Time));

    public Actor Person(string id) => House.City.Person(id);

    public async Task<string> Kept(Actor? actor = null, string picture = "picture")
    {
        var kept = await Keeping.Keep(actor ?? Actor.Resident, new MemoryStream(Encoding.UTF8.GetBytes(picture)), "photos", AHouse.Token);
        Assert.Null(kept.Refusal);
        return kept.Value!.Id;
    }

    public Task<Outcome<CommandAnswer>> Report(string commandId, params string[] photoIds) =>
        Commands.Report(Actor.Resident, commandId, AHouse.AReport() with { PhotoIds = photoIds }, AHouse.Token);

    public async Task<Ticket> Reported(params string[] photoIds)
    {
        var answer = await Report($"r-{Guid.NewGuid():N}", photoIds);
        Assert.Null(answer.Refusal);
        return await House.Ticket(answer.Value!.Receipt.TicketId);
    }

    public Task<Outcome<CommandAnswer>> Do(Actor actor, string ticketId, TicketCommand command, string? commandId = null) =>
        Commands.Handle(actor, commandId ?? Guid.NewGuid().ToString("N"), ticketId, command, AHouse.Token);

    /// <summary>The refusal's code, or null when it is shown.</summary>
    public async Task<RefusalCode?> Seen(Actor? actor, string photoId, string? code = null)
    {
        var shown = await Showing.Show(actor, code, photoId, PhotoSize.Full, AHouse.Token);
        if (shown.Value is { } photo)
        {
            await photo.Content.DisposeAsync();
        }

        return shown.Refusal?.Code;
    }
}
