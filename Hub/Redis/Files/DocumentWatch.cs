using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedProperty.Realtime.Redis.Connections;

namespace RedProperty.Realtime.Redis.Files;

/// <summary>Notices changed documents: at once when the word comes through, within seconds when it does not.</summary>
internal sealed class DocumentWatch(
    RedisConnection connection, RedisDataDocuments documents, TimeProvider time, ILogger<DocumentWatch> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenComparisons = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>One reminder is enough, however many words came.</summary>
    private readonly Channel<bool> reminders =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = time.CreateTimer(_ => Remind(), null, BetweenComparisons, BetweenComparisons).ConfigureAwait(false);
        connection.Restored += Remind;
        var isSubscribed = false;
        var isFirst = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isSubscribed)
                {
                    var subscriber = await connection.Subscriber(stoppingToken).ConfigureAwait(false);
                    (await subscriber.SubscribeAsync(RedisKeys.DocumentChannel).ConfigureAwait(false)).OnMessage(_ => Remind());
                    isSubscribed = true;
                }

                await documents.Compare(isFirst, stoppingToken).ConfigureAwait(false);
                isFirst = false;
                await reminders.Reader.ReadAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // A process that stopped looking would work from old data for ever.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Log.DocumentsOutOfReach(logger, Rest, error);
                await Task.Delay(Rest, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        connection.Restored -= Remind;
    }

    private void Remind() => reminders.Writer.TryWrite(true);
}
