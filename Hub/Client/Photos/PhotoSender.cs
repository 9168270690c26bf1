using RedProperty.Realtime.Client.Connection;
using RedProperty.Realtime.Client.Photos;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client;

/// <summary>
/// Sends photos in parts, under names of <see cref="PhotoIds"/>, and goes on where the hub stands: over any number of failures, and with the same name and
/// bytes also in a later run of the program. Runs in the browser too. One photo after the other is kindest to a bad line; several at once do no harm.
/// </summary>
public sealed class PhotoSender : IDisposable
{
    /// <summary>Below this a request's own words weigh more than what it carries.</summary>
    private const int SmallestPart = 4 * 1024;

    private readonly PhotoSenderOptions options;
    private readonly HttpClient http;
    private readonly PhotoDoor door;

    public PhotoSender(PhotoSenderOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PartBytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.PartBytes, PhotoSenderOptions.LargestPartBytes);
        this.options = options;
        http = options.Http ?? new HttpClient();
        door = new PhotoDoor(http, options);
    }

    /// <summary>Returns when the hub keeps the photo and a command that names it will find it.</summary>
    /// <param name="photoId">Of <see cref="PhotoIds.New"/>; always the same bytes under the same name.</param>
    /// <param name="jpeg">The file: JPEG, PNG or WebP, at most 10 MB.</param>
    /// <param name="received">Told how many bytes the hub has, each time that changes.</param>
    /// <exception cref="CoordinationFault">
    /// Refused for good: no photo, too large, not this person's name; or <see cref="FaultCodes.Unauthenticated"/>, which a fresh token mends.
    /// </exception>
    public async Task Send(string photoId, ReadOnlyMemory<byte> jpeg, IProgress<long>? received = null, CancellationToken cancellation = default)
    {
        var partBytes = options.PartBytes;
        var told = -1L;
        for (var attempt = 0; ;)
        {
            try
            {
                var progress = await door.Ask(photoId, cancellation).ConfigureAwait(false) ?? new PhotoProgress(photoId, 0, jpeg.Length, IsKept: false);
                Tell(progress.Received);
                while (!progress.IsKept)
                {
                    progress = await door.Put(photoId, jpeg, Next(progress.Received, jpeg.Length, partBytes), cancellation).ConfigureAwait(false);
                    (attempt, partBytes) = (0, Math.Min(partBytes * 2, options.PartBytes));
                    Tell(progress.Received);
                }

                return;
            }
            catch (Exception passing) when (passing is PhotoDelayed or HttpRequestException or IOException || (passing is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                if (passing is OperationCanceledException)
                {
                    partBytes = Math.Max(partBytes / 2, Math.Min(SmallestPart, options.PartBytes));
                }

                var pause = FullJitter.Pause(attempt++, options.LongestPause) + ((passing as PhotoDelayed)?.RetryAfter ?? TimeSpan.Zero);
                await Task.Delay(pause, options.Time, cancellation).ConfigureAwait(false);
            }
        }

        void Tell(long bytes)
        {
            if (bytes != told)
            {
                told = bytes;
                received?.Report(bytes);
            }
        }
    }

    public void Dispose()
    {
        if (options.Http is null)
        {
            http.Dispose();
        }
    }

    /// <summary>With all there and not kept, whoever took the last part died over it: the last byte again brings it to its end.</summary>
    private static Range Next(long received, int total, int partBytes)
    {
        var first = (int)Math.Clamp(received, 0, Math.Max(total - 1, 0));
        return first..(int)Math.Min((long)first + partBytes, total);
    }
}
