using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Files;
using RedProperty.Realtime.Server.Files;

namespace RedProperty.Realtime.Host.Rules;

/// <summary>The rules in force in this process: read from the store, replaced as a whole when any process stores new ones.</summary>
internal sealed partial class LiveRulebooks(
    IDataDocuments documents, RuleDefaults defaults, ILogger<LiveRulebooks> logger) : BackgroundService, IRulebooks
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim changed = new(0);
    private Rulebook? current;

    public Rulebook Current => current ?? throw new InvalidOperationException("The rules are asked for before they were loaded.");

    /// <summary>What the rules would be with these files in place of the stored ones.</summary>
    public async Task<Checked<Rulebook>> Check(IReadOnlyDictionary<string, DataFile> replacements, CancellationToken cancellation)
    {
        var files = new Dictionary<string, DataFile?>();
        foreach (var name in RuleDocuments.All)
        {
            files[name] = replacements.GetValueOrDefault(name) ?? await InForce(name, cancellation);
        }

        return RuleDocuments.Check(name => files[name], defaults.TimeScale);
    }

    public async Task<DataFile?> InForce(string name, CancellationToken cancellation) =>
        await documents.Find(name, cancellation) is { } stored
            ? DataFile.OfText(name, stored.Content)
            : RuleDocuments.Shipped(name, defaults.IsDemo);

    public async Task Reload(CancellationToken cancellation)
    {
        var rules = await Check(new Dictionary<string, DataFile>(), cancellation);
        if (rules.Value is { } sound)
        {
            Interlocked.Exchange(ref current, sound);
            LogLoaded(logger, sound.Organisation.Places.Count, sound.Organisation.Persons.Count, sound.Catalogue.Kinds.Count);
        }
        else if (current is null)
        {
            throw new StartFaultException($"The rules in the store have faults: {string.Join("; ", rules.Faults.Take(5))}");
        }
        else
        {
            LogFaulty(logger, string.Join("; ", rules.Faults.Take(5)));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = documents.OnChanged(name =>
        {
            if (RuleDocuments.IsRule(name))
            {
                changed.Release();
            }
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            await changed.WaitAsync(stoppingToken);
            try
            {
                await Reload(stoppingToken);
            }
            catch (StoreUnavailableException fault)
            {
                LogAway(logger, fault.Message);
                changed.Release();
                await Task.Delay(RetryAfter, stoppingToken);
            }
        }
    }

    public override void Dispose()
    {
        changed.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Information, "Rules in force: {Places} places, {Persons} persons, {Kinds} kinds.")]
    private static partial void LogLoaded(ILogger logger, int places, int persons, int kinds);

    [LoggerMessage(LogLevel.Error, "The stored rules have faults, the earlier ones stay in force: {Faults}")]
    private static partial void LogFaulty(ILogger logger, string faults);

    [LoggerMessage(LogLevel.Warning, "The changed rules cannot be read yet: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);
}

/// <summary>What stands in when nothing was loaded.</summary>
internal sealed record RuleDefaults(bool IsDemo, double TimeScale);
