using System.Diagnostics;
using RedProperty.Realtime.Client;

namespace RedProperty.Realtime.EndToEnd.Tests.Clients;

/// <summary>A device that keeps its copies and its commands, in a process of its own, to be killed.</summary>
internal sealed class DeviceProcess : IAsyncDisposable
{
    public const string Argument = "--device";

    private readonly Process process;

    private DeviceProcess(Process process) => this.process = process;

    public static DeviceProcess Start(Uri hub, string folder, string token)
    {
        var start = new ProcessStartInfo("dotnet", [Program.File, Argument, hub.ToString(), folder, token]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new DeviceProcess(process);
    }

    /// <summary>What the process does: every line that it is told is a comment that somebody pressed.</summary>
    public static async Task Run(Uri hub, string folder, string token)
    {
        await using var client = new CoordinationClient(Options(hub, folder, token));
        await client.Start();
        _ = client.Watch();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ', 2);
            _ = client.Comment(words[0], words[1]);
        }
    }

    public static CoordinationClientOptions Options(Uri hub, string folder, string token) => new()
    {
        BaseAddress = hub,
        Token = _ => Task.FromResult<string?>(token),
        Copies = new FileCopyStore(Path.Combine(folder, "copies")),
        Outbox = new FileOutboxStore(Path.Combine(folder, "outbox")),
        SendsInOrder = true,
        LongestPause = TimeSpan.FromSeconds(1),
    };

    public Task Press(string ticketId, string text) => process.StandardInput.WriteLineAsync($"{ticketId} {text}");

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }
}
