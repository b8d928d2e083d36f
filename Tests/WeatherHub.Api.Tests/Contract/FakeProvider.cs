using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>A vendor that is never asked: only its profile matters to the face.</summary>
internal sealed class FakeProvider(string id, string? disabledBecause = null) : IWeatherProvider
{
    public ProviderProfile Profile { get; } = new()
    {
        Id = id,
        Name = id.ToUpperInvariant(),
        Attribution = new Attribution(
            $"Weather data by {id}", new Uri($"https://{id}.example/"), "CC-BY-4.0", new Uri("https://licence.example/"), true, true),
        Coverage = Coverage.Global,
        Horizon = TimeSpan.FromHours(240),
        LineageAt = _ => ["ecmwf-ifs"],
        Documentation = new Uri($"https://{id}.example/docs"),
        DisabledBecause = disabledBecause,
    };

    public IReadOnlyList<Source> Sources { get; } =
        [Source.For(ReportKind.Forecast, FetchAsync), Source.For(ReportKind.Current, FetchAsync)];

    private static Task<Report> FetchAsync(WeatherQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();
}
