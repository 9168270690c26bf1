using System.Globalization;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Domain;

namespace RedProperty.Realtime.Server.Open311;

/// <summary>What a client is told when something is wrong: a status, and a sentence for the person in front of it.</summary>
internal sealed record Open311Fault(int Status, string Description)
{
    public static Open311Fault Bad(string description) => new(StatusCodes.Status400BadRequest, description);

    public static Open311Fault Unknown(string description) => new(StatusCodes.Status404NotFound, description);

    public static Open311Fault Of(Refusal refusal) => new(
        refusal.Code switch
        {
            RefusalCode.NotFound => StatusCodes.Status404NotFound,
            RefusalCode.Forbidden or RefusalCode.Unauthenticated => StatusCodes.Status403Forbidden,
            RefusalCode.Limited => StatusCodes.Status429TooManyRequests,
            RefusalCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        },
        refusal.Sentence);

    public Open311Answer Answer(Open311Call call) => Answer(call, [this]);

    /// <summary>Several faults at once carry the status of the first.</summary>
    public static Open311Answer Answer(Open311Call call, IReadOnlyList<Open311Fault> faults) => new(call, writer => Write(writer, faults), faults[0].Status);

    private static void Write(Open311Writer writer, IReadOnlyList<Open311Fault> faults)
    {
        writer.BeginRootList("errors");
        foreach (var fault in faults)
        {
            writer.BeginItem("error");
            writer.Field("code", fault.Status.ToString(CultureInfo.InvariantCulture));
            writer.Field("description", fault.Description);
            writer.EndObject();
        }

        writer.EndList();
    }
}
