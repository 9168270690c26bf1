namespace RedProperty.Realtime.Photos;

/// <summary>Section <c>Photos</c>: where photos are kept, and how much is decoded at once.</summary>
public sealed class PhotosOptions
{
    public const string Section = "Photos";

    /// <summary>The folder of the pictures while no <see cref="S3"/> is named. Default: <c>photos</c> in <c>Data:Directory</c>. Several hubs need the same folder, or S3.</summary>
    public string Directory { get; set; } = string.Empty;

    /// <summary>Pictures that are opened at the same time, 1 to 16, 2 by default; each may take 160 MB for a moment.</summary>
    public int DecodesAtOnce { get; set; } = 2;

    public S3Options S3 { get; set; } = new();
}

/// <summary>Section <c>Photos:S3</c>: a bucket of an S3-compatible store. All of the first four, or none.</summary>
public sealed class S3Options
{
    /// <summary>For example <c>https://s3.example.cn</c>; empty: photos are files.</summary>
    public string ServiceUrl { get; set; } = string.Empty;

    /// <summary>It must exist; the keys need PutObject, GetObject and DeleteObject in it, and nothing else.</summary>
    public string Bucket { get; set; } = string.Empty;

    public string AccessKey { get; set; } = string.Empty;

    public string SecretKey { get; set; } = string.Empty;

    /// <summary>What requests are signed for; most stores other than Amazon's take any. Default <c>us-east-1</c>.</summary>
    public string Region { get; set; } = "us-east-1";

    internal bool IsUsed => Given.Any(pair => !string.IsNullOrWhiteSpace(pair.Value));

    internal IEnumerable<(string Key, string Value)> Given =>
        [(nameof(ServiceUrl), ServiceUrl), (nameof(Bucket), Bucket), (nameof(AccessKey), AccessKey), (nameof(SecretKey), SecretKey)];
}
