using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Photos;

namespace RedProperty.Realtime.Photos.Files;

/// <summary>Pictures as objects of one bucket. Plain requests only, so that any store that speaks S3 understands them.</summary>
internal sealed class S3PhotoFiles : IPhotoFiles, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly AmazonS3Client client;
    private readonly string bucket;

    public S3PhotoFiles(IOptions<PhotosOptions> options)
    {
        var s3 = options.Value.S3;
        bucket = s3.Bucket;
        client = new AmazonS3Client(new BasicAWSCredentials(s3.AccessKey, s3.SecretKey), new AmazonS3Config
        {
            ServiceURL = s3.ServiceUrl,
            AuthenticationRegion = s3.Region,

            // The bucket in the path: a name before the host needs a certificate of its own.
            ForcePathStyle = true,

            // Amazon's later additions, which others do not all know.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            Timeout = Patience,
            MaxErrorRetry = 2,
        });
    }

    public Task Put(string photoId, PhotoSize size, ReadOnlyMemory<byte> picture, CancellationToken cancellation) => Reach(async () =>
    {
        using var content = new MemoryStream(picture.ToArray(), writable: false);
        return await client.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = bucket,
                Key = PictureNames.Of(photoId, size),
                InputStream = content,
                ContentType = PhotoLimits.ContentType,
                UseChunkEncoding = false,
            },
            cancellation);
    });

    public Task<Stream?> Open(string photoId, PhotoSize size, CancellationToken cancellation) => Reach<Stream?>(async () =>
    {
        try
        {
            return (await client.GetObjectAsync(bucket, PictureNames.Of(photoId, size), cancellation)).ResponseStream;
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode == HttpStatusCode.NotFound && gone.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
    });

    public async Task Delete(string photoId, CancellationToken cancellation)
    {
        foreach (var size in Enum.GetValues<PhotoSize>())
        {
            await Reach(() => client.DeleteObjectAsync(bucket, PictureNames.Of(photoId, size), cancellation));
        }
    }

    /// <summary>What the store says against the bucket or the keys; null when nothing. It must answer at all.</summary>
    public async Task<string?> Objection(CancellationToken cancellation)
    {
        try
        {
            await client.GetObjectAsync(bucket, "no-such-photo", cancellation);
            return null;
        }
        catch (AmazonS3Exception answer) when (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            // A key that may not list the bucket is told "forbidden" about what is not there.
            return answer.ErrorCode is "NoSuchKey" or "AccessDenied" ? null : $"{answer.ErrorCode}: {answer.Message}";
        }
        catch (Exception silent) when (silent is AmazonServiceException or HttpRequestException or IOException or TimeoutException)
        {
            throw new StoreUnavailableException(silent);
        }
    }

    public void Dispose() => client.Dispose();

    private static async Task<T> Reach<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception fault) when (fault is AmazonServiceException or HttpRequestException or IOException or TimeoutException)
        {
            throw new StoreUnavailableException("The store of photos cannot be reached or refuses its keys; see Photos:S3.", fault);
        }
    }
}
