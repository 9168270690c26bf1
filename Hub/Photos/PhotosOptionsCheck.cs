using Microsoft.Extensions.Options;
using RedProperty.Realtime.Photos.Files;

namespace RedProperty.Realtime.Photos;

/// <summary>Says in a sentence what is wrong before the program serves anybody.</summary>
internal sealed class PhotosOptionsCheck : IValidateOptions<PhotosOptions>
{
    private const int MostAtOnce = 16;

    public ValidateOptionsResult Validate(string? name, PhotosOptions options)
    {
        var fault = CheckDecodes(options.DecodesAtOnce) ?? (options.S3.IsUsed ? CheckS3(options.S3) : CheckDirectory(options.Directory));
        return fault is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fault);
    }

    private static string? CheckDecodes(int count) =>
        count is >= 1 and <= MostAtOnce ? null : $"{PhotosOptions.Section}:DecodesAtOnce is {count}; give 1 to {MostAtOnce}.";

    private static string? CheckS3(S3Options options)
    {
        var names = options.Given.ToLookup(pair => string.IsNullOrWhiteSpace(pair.Value), pair => $"{PhotosOptions.Section}:S3:{pair.Key}");
        if (names[true].Any())
        {
            return $"{string.Join(" and ", names[false])} alone name no bucket: {string.Join(" and ", names[true])} must be given too, or none of {PhotosOptions.Section}:S3; without it photos are kept as files.";
        }

        return Uri.TryCreate(options.ServiceUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? null
            : $"{PhotosOptions.Section}:S3:ServiceUrl is '{options.ServiceUrl}'; give an address such as https://s3.example.cn.";
    }

    private static string? CheckDirectory(string directory)
    {
        try
        {
            FilePhotoFiles.Prepare(directory);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"{PhotosOptions.Section}:Directory '{directory}' cannot be written to ({fault.Message}); name a folder that can, or an S3 bucket by {PhotosOptions.Section}:S3.";
        }
    }
}
