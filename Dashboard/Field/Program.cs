using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using RedProperty.Realtime.Field;
using RedProperty.Realtime.Field.Layout;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.Services.AddFieldRoom(new Uri(new Uri(builder.HostEnvironment.BaseAddress), "/"));
await builder.Build().RunAsync();
