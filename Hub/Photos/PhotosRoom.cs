using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Photos.Cleaning;
using RedProperty.Realtime.Photos.Files;

namespace RedProperty.Realtime.Photos;

/// <summary>Where photos become clean and are kept: the domain's ports <see cref="IPhotoCleaner"/> and <see cref="IPhotoFiles"/>.</summary>
public static class PhotosRoom
{
    /// <param name="dataDirectory">Where the program keeps its files.</param>
    public static IServiceCollection AddPhotosRoom(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        services.AddOptions<PhotosOptions>()
            .Bind(configuration.GetSection(PhotosOptions.Section))
            .PostConfigure(options => options.Directory = string.IsNullOrWhiteSpace(options.Directory) ? Path.Combine(dataDirectory, "photos") : options.Directory)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<PhotosOptions>, PhotosOptionsCheck>();
        services.AddSingleton<IPhotoCleaner, SkiaPhotoCleaner>();
        if (configuration.GetSection($"{PhotosOptions.Section}:{nameof(PhotosOptions.S3)}").Get<S3Options>()?.IsUsed == true)
        {
            services.AddSingleton<S3PhotoFiles>();
            services.AddSingleton<IPhotoFiles>(provider => provider.GetRequiredService<S3PhotoFiles>());
            services.AddHostedService<S3AtStart>();
        }
        else
        {
            services.AddSingleton<IPhotoFiles, FilePhotoFiles>();
        }

        return services;
    }
}
