using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Photos.Files;

/// <summary>A bucket that is not there, or keys that do not fit, stop the program at its start; a store that does not answer yet does not: machines start in any order.</summary>
internal sealed partial class S3AtStart(S3PhotoFiles files, IOptions<PhotosOptions> options, ILogger<S3AtStart> logger) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            if (await files.Objection(limit.Token) is { } objection)
            {
                throw new OptionsValidationException(
                    PhotosOptions.Section,
                    typeof(PhotosOptions),
                    [$"{PhotosOptions.Section}:S3 does not fit: {options.Value.S3.ServiceUrl} answers \"{objection}\"; name a bucket that exists and keys that may use it."]);
            }
        }
        catch (Exception silent) when (silent is StoreUnavailableException || (silent is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogSilent(logger, options.Value.S3.ServiceUrl, silent);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "The store of photos at {Url} does not answer; photos cannot be sent or shown until it does. Photos:S3 names it.")]
    private static partial void LogSilent(ILogger logger, string url, Exception silent);
}
