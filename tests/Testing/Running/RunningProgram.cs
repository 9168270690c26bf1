using System.Collections.Concurrent;
using System.Diagnostics;

namespace RedProperty.Realtime.Testing.Running;

/// <summary>The real program as its own process, as a person starts it. Ended by its process id.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output;

    private RunningProgram(Process process, Uri address, ConcurrentQueue<string> output)
    {
        this.process = process;
        this.output = output;
        Address = address;
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>The process id.</summary>
    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>0 after a stop in good order; asked only when it has ended.</summary>
    public int ExitCode => process.ExitCode;

    public string Output => string.Join(Environment.NewLine, output);

    /// <summary>Starts it and returns when <c>/healthz/ready</c> says so.</summary>
    /// <param name="settings">Configuration keys; a name without a colon is an environment variable as it is. <c>Urls</c> says where it answers; a free
    /// port otherwise.</param>
    public static async Task<RunningProgram> Start(string dataDirectory, CancellationToken cancellation, params (string Key, string Value)[] settings)
    {
        return await WhenReady(Launch(dataDirectory, settings), cancellation);
    }

    /// <summary>Starts a published program on an address of the caller's choice, with nothing set but what is given, and returns when it is ready.</summary>
    /// <param name="file">The program's assembly.</param>
    /// <param name="environment">Environment variables, among them <c>Urls</c>.</param>
    public static Task<RunningProgram> StartAt(
        Uri address, string file, string workingDirectory, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation) =>
        WhenReady(Launch(address, file, workingDirectory, environment), cancellation);

    /// <summary>Starts it and waits for it to end by itself; for starts that must be refused.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEnd(
        string dataDirectory, CancellationToken cancellation, params (string Key, string Value)[] settings)
    {
        await using var program = Launch(dataDirectory, settings);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestStart);
        await program.process.WaitForExitAsync(limit.Token);
        return (program.process.ExitCode, program.Output);
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>What a service manager sends: SIGTERM, then waits.</summary>
    public Task Stop() => Stop(TimeSpan.FromSeconds(30));

    /// <param name="patience">How long the service manager waits before it kills; here, more fails.</param>
    public async Task Stop(TimeSpan patience)
    {
        await Signal("TERM");
        using var limit = new CancellationTokenSource(patience);
        await process.WaitForExitAsync(limit.Token);
    }

    /// <summary>SIGSTOP: it does not run, and does not know that it does not, until <see cref="Resume"/>.</summary>
    public Task Pause() => Signal("STOP");

    public Task Resume() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static async Task<RunningProgram> WhenReady(RunningProgram program, CancellationToken cancellation)
    {
        try
        {
            await program.BecomesReady(cancellation);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    private static RunningProgram Launch(string dataDirectory, (string Key, string Value)[] settings)
    {
        var address = Uri.TryCreate(settings.LastOrDefault(it => it.Key == "Urls").Value, UriKind.Absolute, out var given)
            ? given
            : new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Data__Directory"] = dataDirectory,
            ["Demo__Life"] = "false",
            ["Urls"] = address.ToString(),
        };
        foreach (var (key, value) in settings)
        {
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Launch(address, BuiltHost.File(), dataDirectory, environment);
    }

    private static RunningProgram Launch(Uri address, string file, string workingDirectory, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [file]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = workingDirectory };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var process = new Process { StartInfo = start };
        var output = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new RunningProgram(process, address, output);
    }

    private static void Keep(ConcurrentQueue<string> output, string? line)
    {
        if (line is not null)
        {
            output.Enqueue(line);
        }
    }

    private async Task BecomesReady(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < LongestStart)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The program ended with code {process.ExitCode}:{Environment.NewLine}{Output}");
            }

            try
            {
                using var answer = await Http.GetAsync("/healthz/ready", cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, cancellation);
        }

        throw new TimeoutException($"Not ready after {LongestStart}:{Environment.NewLine}{Output}");
    }
}
