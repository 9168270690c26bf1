using System.Collections.Concurrent;
using System.Diagnostics;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.EndToEnd.Tests.Composed;

/// <summary>
/// All services of compose.yaml as processes of this machine, with the environment and the commands that stand there: the program published as the
/// Dockerfile publishes it, redis by its command, Debian's caddy with the very Caddyfile. Started once for all tests.
/// </summary>
public sealed class Composition : IAsyncLifetime
{
    private static readonly TimeSpan HealthPatience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("redproperty-composed-");
    private readonly Dictionary<string, ComposeService> services;
    private readonly LocalPlaces places;
    private readonly ConcurrentDictionary<string, LocalProcess> others = new();
    private readonly ConcurrentDictionary<string, RunningProgram> programs = new();
    private readonly ConcurrentDictionary<string, bool> healthy = new();

    public Composition()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        services = new ComposeFile(Path.Combine(Repository.Root, "compose.yaml"), Person(Address)).Services().ToDictionary(service => service.Name);
        places = new LocalPlaces(directory.FullName, services.Keys);
    }

    /// <summary>What a browser or a device is given: the proxy's.</summary>
    public Uri Address { get; }

    public IReadOnlyCollection<string> Services => services.Keys;

    /// <summary>The published program.</summary>
    private string Published => Path.Combine(directory.FullName, "app");

    public async ValueTask InitializeAsync()
    {
        try
        {
            var publishing = Publish();
            StartOther("redis");
            await BecomesHealthy("redis");
            await publishing;
            await Task.WhenAll(services.Values.Where(service => service.Dockerfile is not null).Select(service => Start(service.Name)));
            StartOther("proxy");
            await BecomesHealthy("proxy");
        }
        catch
        {
            // xUnit disposes of no fixture that did not come to be.
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Those whose health check was green when they had started.</summary>
    public IReadOnlyCollection<string> Healthy => [.. healthy.Keys];

    public bool IsRunning(string service) => programs.ContainsKey(service);

    /// <summary>One process past the proxy, for a test that asks it about itself.</summary>
    public RunningProgram Program(string service) => programs[service];

    /// <summary>What "docker compose restart" does: SIGTERM, its end, its start. Returns when its health check is green.</summary>
    public async Task Restart(string name)
    {
        await Stop(name);
        await Start(name);
    }

    public async Task Start(string name)
    {
        var service = services[name];
        var address = new Uri($"http://127.0.0.1:{places.PortOf(name, 8080)}");
        programs[name] = await RunningProgram.StartAt(
            address, Path.Combine(Published, "RedProperty.Realtime.Host.dll"), directory.FullName, Environment(service), TestContext.Current.CancellationToken);
        await BecomesHealthy(name);
    }

    public async Task Stop(string name)
    {
        // Left in its place until then: whatever happens, the fixture ends it.
        var program = programs[name];
        await program.Stop(services[name].StopGracePeriod);
        Assert.True(program.ExitCode == 0, $"{name} ended with {program.ExitCode}: {program.Output}");
        programs.TryRemove(name, out _);
        await program.DisposeAsync();
    }

    /// <summary>What each process said last.</summary>
    public string Tails() => string.Join(
        System.Environment.NewLine,
        programs.Select(it => (it.Key, it.Value.Output)).Concat(others.Select(it => (it.Key, it.Value.Output)))
            .Select(it => $"--- {it.Key}{System.Environment.NewLine}{it.Output[^Math.Min(it.Output.Length, 3000)..]}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var program in programs.Values)
        {
            await program.DisposeAsync();
        }

        foreach (var other in others.Values)
        {
            await other.DisposeAsync();
        }

        directory.Delete(recursive: true);
    }

    /// <summary>What a person sets who wants to look at the demo.</summary>
    private static Dictionary<string, string> Person(Uri address) => new()
    {
        ["REDIS_PASSWORD"] = Guid.NewGuid().ToString("N"),
        ["SITE_ADDRESS"] = address.GetLeftPart(UriPartial.Authority),
        ["DEMO"] = "true",
    };

    private void StartOther(string name)
    {
        var service = services[name];
        others[name] = new LocalProcess(places.Translate(service, service.Command), Environment(service), directory.FullName);
    }

    private Dictionary<string, string> Environment(ComposeService service) =>
        service.Environment.ToDictionary(variable => variable.Key, variable => places.Translate(service, variable.Value));

    /// <summary>By the very test of its health check.</summary>
    private async Task<(bool IsHealthy, string Output)> Check(string name)
    {
        var service = services[name];
        var test = places.Translate(service, service.HealthTest);
        string[] command = test[0] == "CMD-SHELL" ? ["sh", "-c", test[1]] : [.. test.Skip(1)];
        var (exitCode, output) = await LocalProcess.Run(command, Environment(service), directory.FullName, TestContext.Current.CancellationToken);
        return (exitCode == 0, output);
    }

    private async Task BecomesHealthy(string name)
    {
        var started = Stopwatch.GetTimestamp();
        for (var (isHealthy, output) = await Check(name); !isHealthy; (isHealthy, output) = await Check(name))
        {
            if (Stopwatch.GetElapsedTime(started) > HealthPatience)
            {
                throw new TimeoutException($"{name} is not healthy: {output}{System.Environment.NewLine}{Tails()}");
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        healthy[name] = true;
    }

    private async Task Publish()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var (exitCode, output) = await LocalProcess.Run(
            ["dotnet", "publish", "Hub/Host/Host.csproj", "-c", configuration, "--no-build", "-o", Published, "-v", "q", "-nodeReuse:false"],
            new Dictionary<string, string>(),
            Repository.Root,
            TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output);
    }
}
