using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Audit;
using RedProperty.Realtime.Domain.Organisation;

namespace RedProperty.Realtime.Domain.Sessions;

/// <summary>The devices of an account as administrators see and withdraw them (设备管理).</summary>
public sealed class KeepDevices(ISessionStore store, IAccountStore accounts, EndedSessions ended, KeepAudit audit, TimeProvider time)
{
    /// <summary>Last renewed first.</summary>
    public async Task<Outcome<IReadOnlyList<KeptSession>>> Of(string userName, CancellationToken cancellation)
    {
        if (await accounts.Find(userName, cancellation) is not { } account)
        {
            return Unknown(userName);
        }

        var now = time.GetUtcNow();
        return (await store.Of(account.UserName, cancellation)).Where(session => session.RenewableUntil > now).ToArray();
    }

    /// <summary>The device is signed out within seconds, in every process.</summary>
    public async Task<Outcome<KeptSession>> Withdraw(Actor by, string userName, string deviceId, CancellationToken cancellation)
    {
        if (!by.Holds(Role.Administrator))
        {
            return Refusal.Forbidden("Devices are withdrawn by administrators.");
        }

        if (await accounts.Find(userName, cancellation) is not { } account)
        {
            return Unknown(userName);
        }

        var session = (await store.Of(account.UserName, cancellation)).FirstOrDefault(one => one.Device.Id == deviceId);
        if (session is null || !await store.End(session, time.GetUtcNow(), cancellation))
        {
            return Refusal.NotFound("deviceId", $"'{account.UserName}' is not signed in on '{deviceId}', or no longer.");
        }

        // Written down even when the bell cannot be rung: the session has ended, and every process finds that out by itself.
        await audit.Note(by, AuditFacts.DeviceWithdrawn, ("userName", account.UserName), ("device", session.Device.Name ?? session.Device.Id));
        await ended.Ring(cancellation);
        return session;
    }

    private static Refusal Unknown(string userName) => Refusal.NotFound("userName", $"'{userName}' is no account.");
}
