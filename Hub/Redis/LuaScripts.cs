using System.Reflection;

namespace RedProperty.Realtime.Redis;

/// <summary>The scripts of Scripts/*.lua, as embedded in this assembly.</summary>
internal static class LuaScripts
{
    public static string Append { get; } = Read("append");

    public static string Finish { get; } = Read("finish");

    public static string ReadAfter { get; } = Read("read");

    public static string Number { get; } = Read("number");

    public static string Renew { get; } = Read("renew");

    public static string Sweep { get; } = Read("sweep");

    public static string Receipt { get; } = Read("receipt");

    public static string Part { get; } = Read("part");

    private static string Read(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"{typeof(LuaScripts).Namespace}.Scripts.{name}.lua")
            ?? throw new InvalidOperationException($"The script {name}.lua is not embedded in {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
