namespace RedProperty.Realtime.Domain;

/// <summary>Lets one of several processes do what must not be done twice. Not a lock for data: a paused holder may wake up after its lease has ended.</summary>
public interface ILeases
{
    /// <summary>Takes the lease if it is free, or renews it if <paramref name="owner"/> has it already. False while another owner has it.</summary>
    /// <param name="length">Counted from now; the owner asks again well before it ends.</param>
    Task<bool> TryHold(string name, string owner, TimeSpan length, CancellationToken cancellation);
}
