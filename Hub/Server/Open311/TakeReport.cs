using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Measures;

namespace RedProperty.Realtime.Server.Open311;

/// <summary><c>POST /requests</c>: a key, a form, a ticket.</summary>
internal sealed class TakeReport(
    ClientKeys keys, Jurisdictions jurisdictions, ReportIdentity identity, HandleTicketCommand commands, IRulebooks rulebooks, RealtimeMeter meter)
{
    public async Task<Open311Answer> Take(Open311Call call, HttpRequest request, CancellationToken cancellation)
    {
        var (answer, faults) = await Try(call, request, cancellation);
        meter.Reported(faults.Count == 0 ? "accepted" : $"{faults[0].Status}");
        return answer ?? Open311Fault.Answer(call, faults);
    }

    private async Task<(Open311Answer? Answer, IReadOnlyList<Open311Fault> Faults)> Try(Open311Call call, HttpRequest request, CancellationToken cancellation)
    {
        if (await ReadForm(request, cancellation) is not { } body)
        {
            return (null, [Open311Fault.Bad(call.Say(
                "请求体无法读取；请使用 application/x-www-form-urlencoded 或 multipart/form-data。",
                "The body cannot be read; send application/x-www-form-urlencoded or multipart/form-data."))]);
        }

        var given = new Parameters(body, request.Query);
        if (keys.Find(given["api_key"]) is not var (client, scope))
        {
            return (null, [new Open311Fault(403, call.Say("api_key 缺失或不正确。", "api_key is missing or wrong."))]);
        }

        if (!keys.MayReport(client))
        {
            Problems.Problems.SetRetryAfter(request.HttpContext.Response, StatusCodes.Status429TooManyRequests, null);
            return (null, [new Open311Fault(429, call.Say("上报过于频繁，请稍后再试。", "Too many reports at once; wait a second."))]);
        }

        if (jurisdictions.Check(call, given["jurisdiction_id"]) is { } elsewhere)
        {
            return (null, [elsewhere]);
        }

        var idempotencyKey = request.Headers["Idempotency-Key"] is [{ Length: > 0 } key] ? key : null;
        if (idempotencyKey?.Length > ReportIdentity.LongestKey)
        {
            return (null, [Open311Fault.Bad(call.Say("Idempotency-Key 最多 255 个字符。", "Idempotency-Key has at most 255 characters."))]);
        }

        var rules = rulebooks.Current;
        var (form, faults) = ReportForm.Read(call, given, rules);
        if (form is null)
        {
            return (null, faults);
        }

        if (scope is not null && !rules.Organisation.Covers(scope, form.Building.Id))
        {
            return (null, [new Open311Fault(403, call.Say("api_key：该密钥不能上报这个地点。", "api_key: this key may not report at this place."))]);
        }

        var commandId = await identity.CommandIdOf(client, idempotencyKey, given["device_id"], form, cancellation);
        var outcome = await commands.Report(client, commandId, form.Command, cancellation);
        return outcome.IsRefused
            ? (null, [Open311Fault.Of(outcome.Refusal)])
            : (RequestDocuments.Accepted(call, outcome.Value.Receipt.TicketId, Notice(call, form, rules, HasMedia(body, given)), given["account_id"]), []);
    }

    private static bool HasMedia(IFormCollection body, Parameters given) => given.IsGiven("media_url") || body.Files.Count > 0;

    private static string Notice(Open311Call call, ReportForm form, Rulebook rules, bool hasMedia)
    {
        var community = rules.Organisation.Enclosing(form.Building.Id, PlaceLevel.Community)!;
        var promise = Open311Words.Promise(rules.Policy.TermsFor(form.Kind.Code, community.Id, form.Kind.DefaultSeverity), call);
        return hasMedia
            ? promise + call.Say("照片目前不保存，请在描述中写明情况。", " Photos are not kept yet; please say in the description what they show.")
            : promise;
    }

    /// <summary>Null for anything that is no sound form.</summary>
    private static async Task<IFormCollection?> ReadForm(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(cancellation);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
