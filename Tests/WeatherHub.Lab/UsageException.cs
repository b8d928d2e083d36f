namespace WeatherHub.Lab;

/// <summary>The call makes no sense; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
