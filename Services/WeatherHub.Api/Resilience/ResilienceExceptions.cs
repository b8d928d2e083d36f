namespace WeatherHub.Api.Resilience;

/// <summary>A body that would not end: more than we are ready to hold.</summary>
internal sealed class BodyTooLargeException(long limit) : Exception($"the body is larger than {limit} bytes");

/// <summary>Too many calls to one vendor are under way already.</summary>
internal sealed class QueueFullException() : Exception("too many calls under way");
