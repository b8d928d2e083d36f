namespace WeatherHub.Client;

/// <summary>Where the hub is.</summary>
public sealed class WeatherHubClientOptions
{
    /// <summary>The hub's address, e.g. <c>http://weatherhub:8080</c>; required.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>How many answers are kept with their entity tags, to be revalidated instead of sent again; 0 keeps none.</summary>
    public int RememberedAnswers { get; set; } = 256;
}
