using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Host.Alarms;
using RedProperty.Realtime.Redis.Connections;

namespace RedProperty.Realtime.Workers.Tests.Deadlines;

/// <summary>Writers must not notice that the alarm clock is gone.</summary>
public sealed class AbsentStoreTests
{
    /// <summary>A store that is asked at all is waited for that long, each time; 20,000 calls that do not ask take a hundredth of it.</summary>
    private static readonly TimeSpan OneCommandsPatience = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Arming_never_waits_and_what_is_dropped_is_counted()
    {
        var lost = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Meter.Name == WorkersRoom.MeterName && instrument.Name == "redproperty.alarms.lost")
            {
                meters.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref lost, count));
        listener.Start();
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddHangfireRedis(_ => RedisOptions.For("127.0.0.1:1"));
        builder.Services.AddAlarmClient();
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var alarm = host.Services.GetRequiredService<IDeadlineAlarm>();
        var due = TimeProvider.System.GetUtcNow().AddHours(1);

        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < 20_000; i++)
        {
            alarm.Arm("spring", due.AddSeconds(i));
        }

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, OneCommandsPatience);
        Assert.InRange(Interlocked.Read(ref lost), 10_000, 20_000);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }
}
