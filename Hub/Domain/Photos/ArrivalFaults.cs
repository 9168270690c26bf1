namespace RedProperty.Realtime.Domain.Photos;

/// <summary>Why a part of a photo is not taken, or a photo cannot be named yet.</summary>
public static class ArrivalFaults
{
    /// <summary>Reason of <see cref="NotArrived"/>.</summary>
    public const string UnderWay = "photoUnderWay";

    private const string Range = "content-range";

    /// <summary>A minute: by then a photo that is being sent beside this one has come, or never will.</summary>
    private static readonly TimeSpan UntilThereIsRoom = TimeSpan.FromMinutes(1);

    public static Refusal NotAnId { get; } = Refusal.Invalid("photoId", PhotoId.RuleOfDevices + ".");

    public static Refusal PartTooLarge { get; } = Refusal.Invalid(
        Range, $"a part has at most {PhotoLimits.LargestPart} bytes; send smaller ones.") with
    { Reason = "photoPartTooLarge" };

    /// <summary>Tells nothing of whose it is, or whether it is whole.</summary>
    public static Refusal OfAnother { get; } = Refusal.Forbidden("This photo's id belongs to somebody else; make another one.");

    public static Refusal OtherTotal { get; } = Refusal.Conflict("content-range: the file had another length at first; send the same file, or make another id for this one.");

    public static Refusal NothingOfIt { get; } = Refusal.NotFound("photoId", "nothing of this photo is here; begin at 0.");

    public static Refusal Full { get; } = new(
        RefusalCode.Limited,
        $"More of your photos wait for their rest than may: at most {PhotoLimits.MostWaiting} and {PhotoLimits.MostWaitingBytes / 1024 / 1024} MB; finish one of them, or try again in {UntilThereIsRoom.TotalSeconds:0} s.",
        RetryAfter: UntilThereIsRoom)
    { Reason = "photosWaiting" };

    public static Refusal OutOfRange(long total) => Refusal.Invalid(Range, $"does not lie within the file of {total} bytes; send bytes <first>-<last>/<total>.");

    public static Refusal Gap(long received) =>
        Refusal.Conflict($"content-range: {received} bytes of this photo are here; go on from there.") with { Received = received };

    public static Refusal NotArrived(WaitingPhoto photo) =>
        Refusal.NotFound("photoIds", $"'{photo.Id}' has not arrived yet, {photo.Received} of {photo.Total} bytes are here; send the rest, then this again.") with
        {
            Reason = UnderWay,
            Received = photo.Received,
        };
}
