using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Server.Wire;

namespace RedProperty.Realtime.Server.Problems;

/// <summary>What an exception means to the caller: his mistake, the store's absence, or ours.</summary>
internal static class FailedRequest
{
    public static (int Status, Refusal Refusal)? Explain(Exception exception) => exception switch
    {
        StoreUnavailableException => (
            StatusCodes.Status503ServiceUnavailable,
            new Refusal(RefusalCode.Unavailable, "The store cannot be reached at the moment; send the same again in a second.")),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (
            StatusCodes.Status413PayloadTooLarge,
            new Refusal(RefusalCode.Limited, "The body is too large for this address.")),
        BadHttpRequestException { InnerException: JsonException json } => (
            StatusCodes.Status400BadRequest, JsonFaults.Explain(json)),
        BadHttpRequestException bad => (
            bad.StatusCode, new Refusal(RefusalCode.Invalid, bad.Message)),
        InvalidDataException => (
            StatusCodes.Status400BadRequest, new Refusal(RefusalCode.Invalid, "The form cannot be read; send application/x-www-form-urlencoded or multipart/form-data.")),
        _ => null,
    };
}
