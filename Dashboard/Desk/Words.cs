namespace RedProperty.Realtime.Desk;

/// <summary>Names the resources that hold every word of the Desk: <c>Resources/Words.resx</c> in Chinese, <c>Words.en.resx</c> in English.</summary>
public sealed class Words;
