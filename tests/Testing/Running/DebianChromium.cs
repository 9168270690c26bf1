namespace RedProperty.Realtime.Testing.Running;

/// <summary>Debian's chromium: the part of it that draws pages without a window, which needs half the processor, or else the whole browser.</summary>
public static class DebianChromium
{
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    /// <exception cref="InvalidOperationException">Neither is installed.</exception>
    public static string File => Array.Find(Places, System.IO.File.Exists)
        ?? throw new InvalidOperationException("There is no browser; install Debian's package chromium-headless-shell.");
}
