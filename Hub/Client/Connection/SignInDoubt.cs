using System.Net;
using RedProperty.Realtime.Contracts;

namespace RedProperty.Realtime.Client.Connection;

/// <summary>Tells a hub that does not know this person any more from one that is out of reach.</summary>
internal static class SignInDoubt
{
    /// <summary>A <see cref="CoordinationFault"/> with <see cref="FaultCodes.Unauthenticated"/> for whatever means that; everything else as it is.</summary>
    public static Exception Told(Exception fault) => fault switch
    {
        HttpRequestException { StatusCode: HttpStatusCode.Unauthorized } =>
            new CoordinationFault(FaultCodes.Unauthenticated, "The hub does not know this session any more; sign in again.", fault),
        _ => fault,
    };

    public static bool IsDoubted(Exception? fault) => fault is CoordinationFault { Code: FaultCodes.Unauthenticated };
}
