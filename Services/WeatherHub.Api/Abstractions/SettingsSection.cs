namespace WeatherHub.Api.Abstractions;

/// <summary>A configuration section and the type its keys are read from; with a type such as <see cref="string"/>, one key.</summary>
internal sealed record SettingsSection(string Name, Type Type);
