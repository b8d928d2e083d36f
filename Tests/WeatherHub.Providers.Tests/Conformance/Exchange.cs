namespace WeatherHub.Providers.Tests.Conformance;

/// <summary>One call of a vendor and the captured answer that the tests' server gives to it.</summary>
/// <param name="Path">The path called, without its query.</param>
/// <param name="File">The captured answer's file.</param>
public sealed record Exchange(string Path, string File);
