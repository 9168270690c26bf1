using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Field.Sessions;

/// <summary>Who works on this device, kept over restarts.</summary>
/// <param name="DeviceId">This device's own name, the same for as long as its data is not wiped.</param>
/// <param name="UserName">What was typed to sign in; asked for again when the session has ended.</param>
internal sealed record KeptSession(string DeviceId, string UserName, Session Session);

/// <summary>What opens the device after it was idle. The PIN itself is kept nowhere.</summary>
/// <param name="Salt">Hexadecimal.</param>
/// <param name="Hash">PBKDF2 of the PIN with that salt, hexadecimal; <c>device.js</c> makes it.</param>
/// <param name="Failures">Wrong PINs since the last right one.</param>
/// <param name="IsLocked">Over a restart too: opening the page anew opens nothing.</param>
internal sealed record KeptLock(string Salt, string Hash, int Failures, bool IsLocked = false);
