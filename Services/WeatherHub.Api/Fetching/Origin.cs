using System.Diagnostics;

namespace WeatherHub.Api.Fetching;

/// <summary>Whose work a span is part of.</summary>
/// <param name="Parent">The request that waits for it; default for work in the background.</param>
/// <param name="Cause">The request that caused background work; linked, not waited for.</param>
internal readonly record struct Origin(ActivityContext Parent, ActivityContext Cause)
{
    public bool IsBackground => Parent == default;
}
