using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using RedProperty.Realtime.Desk;
using RedProperty.Realtime.Desk.Accounts;
using RedProperty.Realtime.Desk.Wall;
using RedProperty.Realtime.Host;
using RedProperty.Realtime.Host.Alarms;
using RedProperty.Realtime.Host.Demo;
using RedProperty.Realtime.Host.Desk;
using RedProperty.Realtime.Host.Roles;
using RedProperty.Realtime.Host.Rules;
using RedProperty.Realtime.Host.Stopping;
using RedProperty.Realtime.Host.Store;
using RedProperty.Realtime.Host.Tablets;
using RedProperty.Realtime.Photos;
using RedProperty.Realtime.Redis;
using RedProperty.Realtime.Server;
using RedProperty.Realtime.Server.Accounts;
using RedProperty.Realtime.Server.Open311;
using RedProperty.Realtime.Workers;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    var roles = HostRoles.Read(builder.Configuration);
    var demo = DemoOptions.Read(builder.Configuration, builder.Environment);
    Addresses.Check(builder.Configuration);
    var site = SiteAddress.Read(builder.Configuration);
    using var store = ProgramStore.Open(builder.Configuration);

    // Ten thousand devices that lost their hub together knock within seconds; who finds the queue full tries again seconds later.
    builder.WebHost.UseSockets(options => options.Backlog = 8192);
    builder.Services.AddSingleton(store);
    builder.Services.AddRedisRoom(_ => store.Connection, listens: roles.Hub || roles.Dashboard);
    builder.Services.AddPhotosRoom(builder.Configuration, ProgramStore.DirectoryOf(builder.Configuration));
    builder.Services.AddDataProtection().SetApplicationName("RedProperty.Realtime").PersistKeysTo(store);
    builder.Services.AddRules(builder.Configuration, demo);
    builder.Services.AddDemo(demo, Path.Combine(AppContext.BaseDirectory, "Data"));
    builder.Services.AddServerRoom(builder.Configuration);
    builder.Services.Configure<Open311Options>(options => { if (demo.Enabled) { options.Keys.TryAdd("demo", DemoAccounts.Open311Key); } });
    builder.Services.AddHangfireRedis(_ => store.Options);
    builder.Services.AddHealthChecks().AddCheck<StoreHealth>(StoreHealth.Name, tags: ["ready"]);
    builder.Services.AddDrain(builder.Configuration);
    builder.Services.AddAlarmClient();
    if (roles.Workers)
    {
        builder.Services.AddWorkersRoom();
    }

    if (roles.Dashboard)
    {
        builder.Services.AddDeskRoom();
        builder.Services.AddSingleton<IDeskSignIn, DeskSignIn>();
        builder.Services.AddSingleton(new ConfiguredWallKeys(builder.Configuration, demo.Enabled));
        builder.Services.AddSingleton<IWallKeys, WallKeyRing>();
        builder.Services.Configure<DeskOptions>(options => { if (demo.Enabled) { DemoDesk.Offer(options); } });
        builder.Services.Configure<DeskOptions>(options => options.SiteAddress = site);
    }

    await using var app = builder.Build();
    await app.LoadRules();

    // Before the host starts: what it refuses it tells with a stack trace.
    _ = app.Services.GetRequiredService<IOptions<PhotosOptions>>().Value;

    app.RefuseLateConnections();
    app.UseExceptionHandler("/error", createScopeForErrors: true);
    app.UseServerRoom();
    app.MapServerRoom(roles.Hub);
    if (roles.Dashboard)
    {
        app.MapStaticAssets();
        app.MapTablets();
        app.MapDeskRoom();
    }

    if (roles.Workers)
    {
        app.MapAlarmDashboard(StaffSchemes.Administrators);
    }

    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (fault is StartFaultException or OptionsValidationException)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 2;
}
