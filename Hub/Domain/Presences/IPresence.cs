namespace RedProperty.Realtime.Domain.Presences;

/// <summary>Who is online on what, in all processes together (在线状态). Right within 5 seconds, however a connection or a process ended.</summary>
public interface IPresence
{
    /// <summary>Empty when the person is on nothing.</summary>
    IReadOnlyList<OnlineDevice> Of(string userId);
}

/// <summary>Where the doors of this process say who has come.</summary>
public interface IPresenceDoor
{
    /// <param name="isHeard">Whether the device still gives signs of life; asked several times a second.</param>
    /// <returns>To be disposed of when the connection ends.</returns>
    IDisposable Enter(OnlineDevice device, Func<bool> isHeard);
}
