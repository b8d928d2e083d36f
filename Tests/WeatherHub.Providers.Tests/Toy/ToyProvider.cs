using Refit;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.Toy;

internal interface IToyApi
{
    [Get("/hours")]
    Task<IApiResponse<Stream>> Hours(double lat, double lon, CancellationToken cancellationToken);
}

/// <summary>A vendor that is in no catalogue: all that one needs, and nothing else.</summary>
internal sealed class ToyProvider(ProviderOptions options, IToyApi api, TimeProvider clock) : IWeatherProvider
{
    internal const string Id = "toy";
    internal const string Section = "Toy";

    private static readonly FieldMap Fields = new(
        [
            new(Variable.Temperature, Unit.Celsius, Label.Instant, "temp"),
            new(Variable.WindSpeed, Unit.KilometrePerHour, Label.Start, "wind"),
            new(Variable.Precipitation, Unit.Millimetre, Label.Start, "rain"),
        ],
        "hours[].{0}", "units.{0}");

    private static readonly Endpoint Hours =
        new("hours", new JsonProjection().Fields(Fields).Times("hours[].at"), TimeSpan.FromMinutes(30)) { Map = Map };

    internal static readonly Registration Registration =
        Registration.Of<ToyProvider, IToyApi>(Id, Section, _ => "https://toy.example.org", Hours);

    public ProviderProfile Profile { get; } = new()
    {
        Id = Id,
        Name = "Toy",
        Attribution = Licences.CcBy("Toy weather", "https://toy.example.org/"),
        Coverage = Coverage.Global,
        Horizon = TimeSpan.FromDays(2),
        LineageAt = _ => ["toy-model"],
        Documentation = new Uri("https://toy.example.org/docs"),
        DisabledBecause = Availability.DisabledBecause(options, Section),
    };

    public IReadOnlyList<Source> Sources => field ??=
    [
        Hours.As(ReportKind.Forecast, clock, (query, token) => api.Hours(query.Cell.Latitude, query.Cell.Longitude, token)),
    ];

    private static Report Map(JsonColumns payload, ReportMetadata metadata)
    {
        var (series, times) = (new HourlySeriesBuilder(), payload["hours[].at"]);
        var labels = Values.Plausible(Enumerable.Range(0, payload["hours[]"].Rows).Select(times.TimeAt));
        foreach (var column in Fields.In(payload)) column.Say(series, labels);
        return metadata.Forecast(Id, ["toy-model"], series, payload.Has("hours"));
    }
}
