namespace WeatherHub.Client;

/// <summary>Where the hub is.</summary>
public sealed class WeatherHubClientOptions
{
    /// <summary>The hub's address, e.g. <c>http://weatherhub:8080</c>; required.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>How many answers are remembered with their tags, so that what did not change is not sent again; 0 to remember none.</summary>
    public int RememberedAnswers { get; set; } = 256;
}
