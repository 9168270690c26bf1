namespace RedProperty.Realtime.Testing.Running;

/// <summary>A store outside the program, of one process or several.</summary>
internal interface IStoreProcess
{
    /// <summary>For StackExchange.Redis.</summary>
    string Configuration { get; }

    /// <summary>On the same ports and directories each time; returns when it answers.</summary>
    Task Start();

    /// <summary>kill -9.</summary>
    Task Kill();
}
