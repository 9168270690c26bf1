using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RedProperty.Realtime.Host.Roles;
using RedProperty.Realtime.Testing.Running;

namespace RedProperty.Realtime.Host.Tests.Starting;

/// <summary>
/// The program's own entry point, run in this process with a command line: what it returns, what its console shows, and whether it came to run. A process
/// for each of many refusals would spend its time on compiling the same program again.
/// </summary>
/// <param name="ExitCode">What the entry point returned.</param>
/// <param name="HasStarted">It was not refused. Then it was stopped at once, since it would run for ever.</param>
internal sealed record StartInHere(int ExitCode, bool HasStarted, string Output)
{
    /// <summary>Only a start that neither fails, nor runs, nor ends gets there.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <param name="whileRunning">What is asked of a program that is not refused, before it is stopped.</param>
    public static async Task<StartInHere> Run(string dataDirectory, (string Key, string Value)[] settings, Func<Uri, Task>? whileRunning = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        (string Key, string Value)[] all =
        [
            ("environment", Environments.Development),
            ("applicationName", typeof(HostRoles).Assembly.GetName().Name!),
            ("Data:Directory", dataDirectory),
            ("Demo:Life", "false"),
            ("Urls", address.ToString()),
            .. settings,
        ];
        var console = (Console.Out, Console.Error);
        var output = new StringWriter();
        var shown = TextWriter.Synchronized(output);
        var running = new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var hosts = DiagnosticListener.AllListeners.Subscribe(new HostsBuilt(host =>
            host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => running.TrySetResult(host))));
        Console.SetOut(shown);
        Console.SetError(shown);
        try
        {
            var ended = Task.Run(() => Enter([.. all.Select(setting => $"--{setting.Key}={setting.Value}")]));
            if (await Task.WhenAny(ended, running.Task).WaitAsync(Longest) == running.Task)
            {
                await StopAfter(await running.Task, whileRunning?.Invoke(address));
            }

            return new StartInHere(await ended.WaitAsync(Longest), running.Task.IsCompleted, output.ToString());
        }
        finally
        {
            Console.SetOut(console.Out);
            Console.SetError(console.Error);
        }
    }

    private static async Task StopAfter(IHost host, Task? asked)
    {
        try
        {
            await (asked ?? Task.CompletedTask);
        }
        finally
        {
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
    }

    private static int Enter(string[] arguments) => (int)typeof(HostRoles).Assembly.EntryPoint!.Invoke(
        null, BindingFlags.DoNotWrapExceptions, binder: null, [arguments], culture: null)!;

    /// <summary>Every host says that it was built; so other tools find the host of a program that they have entered.</summary>
    private sealed class HostsBuilt(Action<IHost> built) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilt", Value: IHost host })
            {
                built(host);
            }
        }

        public void OnCompleted()
        {
            // There is nothing to let go of.
        }

        public void OnError(Exception error)
        {
            // Nor to mend.
        }
    }
}
