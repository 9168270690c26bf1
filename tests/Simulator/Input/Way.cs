namespace RedProperty.Realtime.Simulator.Input;

/// <summary>How the file's requests come into the program.</summary>
public enum Way
{
    /// <summary>One by one, as residents' apps send them.</summary>
    Open311,

    /// <summary>As the file that it is, by the intake of the 12345 hotline.</summary>
    Hotline,
}
