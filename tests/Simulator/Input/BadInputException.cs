namespace RedProperty.Realtime.Simulator.Input;

/// <summary>Something the person who started the simulator can put right. The message is one sentence that says what and how.</summary>
public sealed class BadInputException(string sentence, Exception? cause = null) : Exception(sentence, cause);
