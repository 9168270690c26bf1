using System.Net;
using System.Text.RegularExpressions;

namespace RedProperty.Realtime.Benchmarks.Desks;

/// <summary>Somebody with a browser's cookies.</summary>
internal sealed partial class Visitor : IDisposable
{
    private const string Password = "Demo-2341!";

    public Visitor(Uri address)
    {
        Address = address;
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    public static async Task<Visitor> SignIn(Uri address, string userName, CancellationToken cancellation)
    {
        var visitor = new Visitor(address);
        var page = await visitor.Http.GetStringAsync("/sign-in", cancellation);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["Form.UserName"] = userName,
            ["Form.Password"] = Password,
        });
        using var answer = await visitor.Http.PostAsync("/sign-in", form, cancellation);
        return answer.IsSuccessStatusCode && answer.RequestMessage?.RequestUri?.AbsolutePath == "/"
            ? visitor
            : throw new InvalidOperationException($"{userName} does not come in: {answer.StatusCode}");
    }

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
