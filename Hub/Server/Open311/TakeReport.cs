using Microsoft.AspNetCore.Http;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Organisation;
using RedProperty.Realtime.Domain.Photos;
using RedProperty.Realtime.Domain.Tickets;
using RedProperty.Realtime.Server.Measures;

namespace RedProperty.Realtime.Server.Open311;

/// <summary><c>POST /requests</c>: a key, a form, a ticket.</summary>
internal sealed class TakeReport(
    ClientKeys keys, Jurisdictions jurisdictions, ReportIdentity identity, HandleTicketCommand commands, KeepPhoto keep, IRulebooks rulebooks, RealtimeMeter meter)
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

        var (photos, noPhoto) = await KeepPhotos(call, client, body.Files, cancellation);
        if (noPhoto is not null)
        {
            return (null, [noPhoto]);
        }

        var commandId = await identity.CommandIdOf(client, idempotencyKey, given["device_id"], form, cancellation);
        var outcome = await commands.Report(client, commandId, form.Command with { PhotoIds = photos }, cancellation);
        return outcome.IsRefused
            ? (null, [Open311Fault.Of(outcome.Refusal)])
            : (RequestDocuments.Accepted(call, outcome.Value.Receipt.TicketId, Notice(call, form, rules, given.IsGiven("media_url")), given["account_id"]), []);
    }

    /// <summary>Whatever the fields are called. Those of a report that is refused, or was sent before, hang on nothing and are swept.</summary>
    private async Task<(IReadOnlyList<string> Ids, Open311Fault? Fault)> KeepPhotos(
        Open311Call call, Actor client, IFormFileCollection files, CancellationToken cancellation)
    {
        if (files.Count > PhotoLimits.MostAtOnce)
        {
            return ([], Open311Fault.Bad(call.Say($"media：最多 {PhotoLimits.MostAtOnce} 张照片。", $"media: at most {PhotoLimits.MostAtOnce} photos.")));
        }

        var ids = new List<string>(files.Count);
        foreach (var file in files)
        {
            await using var stream = file.OpenReadStream();
            var kept = await keep.Keep(client, stream, "media", cancellation);
            if (kept.IsRefused)
            {
                return ([], Open311Fault.Of(kept.Refusal));
            }

            ids.Add(kept.Value.Id);
        }

        return (ids, null);
    }

    private static string Notice(Open311Call call, ReportForm form, Rulebook rules, bool hasLink)
    {
        var community = rules.Organisation.Enclosing(form.Building.Id, PlaceLevel.Community)!;
        var promise = Open311Words.Promise(rules.Policy.TermsFor(form.Kind.Code, community.Id, form.Kind.DefaultSeverity), call);
        return hasLink
            ? promise + call.Say("media_url 指向的照片不下载，请用 media 字段上传。", " What media_url points to is not fetched; send photos in the field media.")
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
