using RedProperty.Realtime.Host.Embedded;
using RedProperty.Realtime.Redis.Connections;
using StackExchange.Redis;

namespace RedProperty.Realtime.Host.Store;

/// <summary>The store that this program works on: the one that <c>Redis:Configuration</c> names, or, left empty, one inside the program.</summary>
internal sealed class ProgramStore : IDisposable
{
    public const string ConfigurationKey = "Redis:Configuration";
    public const string DirectoryKey = "Data:Directory";
    public const string DefaultDirectory = ".data";

    private readonly EmbeddedGarnet? embedded;
    private readonly Lazy<Task<IConnectionMultiplexer>> connection;

    private ProgramStore(ConfigurationOptions options, EmbeddedGarnet? embedded)
    {
        Options = options;
        this.embedded = embedded;
        connection = new Lazy<Task<IConnectionMultiplexer>>(async () => await ConnectionMultiplexer.ConnectAsync(options));
    }

    /// <summary>How to connect; Hangfire opens a connection of its own by them.</summary>
    public ConfigurationOptions Options { get; }

    /// <summary>The one connection that tickets, feeds and keys travel on.</summary>
    public Task<IConnectionMultiplexer> Connection => connection.Value;

    /// <summary>Where this program keeps its files.</summary>
    public static string DirectoryOf(IConfiguration configuration) =>
        Path.GetFullPath(string.IsNullOrWhiteSpace(configuration[DirectoryKey]) ? DefaultDirectory : configuration[DirectoryKey]!);

    public static ProgramStore Open(IConfiguration configuration)
    {
        var named = configuration[ConfigurationKey];
        if (string.IsNullOrWhiteSpace(named))
        {
            var embedded = EmbeddedGarnet.Start(Path.Combine(DirectoryOf(configuration), "store"));
            return new ProgramStore(RedisOptions.For(embedded.Configuration), embedded);
        }

        try
        {
            return new ProgramStore(RedisOptions.For(named), null);
        }
        catch (ArgumentException wrong)
        {
            throw new StartFaultException($"{ConfigurationKey} cannot be understood ({wrong.Message}); write it as host:port,password=..., or leave it empty for the embedded store.");
        }
    }

    public void Dispose() => embedded?.Dispose();
}
