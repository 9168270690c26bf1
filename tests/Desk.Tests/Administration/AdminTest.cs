using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedProperty.Realtime.Domain;
using RedProperty.Realtime.Domain.Accounts;
using RedProperty.Realtime.Domain.Deadlines;
using RedProperty.Realtime.Domain.Sessions;
using RedProperty.Realtime.Domain.Walls;

namespace RedProperty.Realtime.Desk.Tests.Administration;

/// <summary>A Desk in front of which the administrator of the small city sits.</summary>
public abstract class AdminTest : DeskTest
{
    protected AdminTest()
    {
        Editor = new DraftEditor(City);
        Services.AddSingleton<IRulebookEditor>(Editor);
        Services.AddSingleton<IPasswords, PlainPasswords>();
        Services.AddSingleton<KeepAccounts>();
        Services.AddSingleton<OpenAccounts>();
        Services.AddSingleton<KeepDevices>();
        Services.AddSingleton<PutUnderPolicy>();
        Services.AddSingleton(new ConfiguredClients(["hotline"]));
        Services.AddSingleton<ApiKeys>();
        Services.AddSingleton<IWallKeyStore, MemoryWallKeys>();
        Services.AddSingleton<MakeWallKey>();
        Services.AddSingleton<RevokeWallKey>();
        Services.AddSingleton<ReadWallKeys>();
        SignInAs("admin");
    }

    internal DraftEditor Editor { get; }

    /// <summary>What a store that is away answers.</summary>
    protected static Task Away => Task.FromException(new StoreUnavailableException());

    /// <summary>By what stands on it, or is read out for it.</summary>
    protected static AngleSharp.Dom.IElement Button(IRenderedComponent<IComponent> page, string words) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == words || button.GetAttribute("aria-label") == words);

    protected static string Alert(IRenderedComponent<IComponent> page) => page.Find("[role=alert]").TextContent.Trim();

    /// <summary>As it is shown before the circuit is there: nobody would hear what is typed.</summary>
    protected IRenderedComponent<TPage> BeforeTheCircuit<TPage>()
        where TPage : IComponent
    {
        SetRendererInfo(new RendererInfo("Static", false));
        return Render<TPage>();
    }

    private sealed class PlainPasswords : IPasswords
    {
        public string Hash(string password) => password;

        public bool Fits(string hash, string password) => hash == password;
    }
}
