using Microsoft.Extensions.Diagnostics.HealthChecks;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Testing;

namespace RedProperty.Realtime.Server.Tests;

/// <summary>The memory house behind a switch: off, it is out of reach as a real store can be.</summary>
public sealed class SwitchedStore(MemoryHouse house) : ITicketStore, IHealthCheck
{
    public bool IsAway { get; set; }

    private MemoryHouse House => IsAway ? throw new StoreUnavailableException("redis at 10.1.2.3 does not answer") : house;

    public Task<LoadedTicket> Load(string ticketId, string? commandKey, CancellationToken cancellation) => House.Load(ticketId, commandKey, cancellation);

    public Task<CommandReceipt?> FindReceipt(string communityId, string commandKey, CancellationToken cancellation) =>
        House.FindReceipt(communityId, commandKey, cancellation);

    public Task<AppendResult> Append(TicketChange change, CancellationToken cancellation) => House.Append(change, cancellation);

    public Task<IReadOnlyList<Ticket?>> LoadAll(string communityId, IReadOnlyList<string> ticketIds, CancellationToken cancellation) =>
        House.LoadAll(communityId, ticketIds, cancellation);

    public Task<IReadOnlyList<AppendResult>> AppendAll(IReadOnlyList<TicketChange> changes, CancellationToken cancellation) =>
        House.AppendAll(changes, cancellation);

    public Task<AppendResult> AppendTogether(IReadOnlyList<TicketChange> changes, CancellationToken cancellation) =>
        House.AppendTogether(changes, cancellation);

    public Task<IReadOnlyList<HistoryEntry>> History(string ticketId, CancellationToken cancellation) => House.History(ticketId, cancellation);

    public Task<long> NextNumber(string communityId, DateOnly day, CancellationToken cancellation) => House.NextNumber(communityId, day, cancellation);

    public Task<string?> FindByTrackingCode(string trackingCode, CancellationToken cancellation) => House.FindByTrackingCode(trackingCode, cancellation);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsAway ? HealthCheckResult.Unhealthy("away") : HealthCheckResult.Healthy("here"));
}
