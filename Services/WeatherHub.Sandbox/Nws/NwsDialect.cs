using System.Globalization;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Nws;

/// <summary>The US National Weather Service (https://www.weather.gov/documentation/services-web-api).</summary>
internal sealed class NwsDialect : IVendorDialect
{
    private const int GridDays = 8;
    private static readonly TimeSpan Bucket = TimeSpan.FromHours(6);

    public string Id => "nws";

    public Unit Wind => Unit.KilometrePerHour;

    public IReadOnlyList<VendorRoute> Endpoints { get; } =
    [
        new("points", "/points/{point}", Points),
        new("gridpoints-raw", "/gridpoints/{office}/{square}", Raw),
        new("gridpoints-forecast-hourly", "/gridpoints/{office}/{square}/forecast/hourly", Hourly),
        new("gridpoints-stations", "/gridpoints/{office}/{square}/stations", Stations),
        new("observations-latest", "/stations/{station}/observations/latest", Observation),
        new("alerts-active", "/alerts/active", NwsAlerts.Active),
    ];

    public VendorReply Failure(int status) =>
        NwsReplies.Problem(status, "UnexpectedProblem", "Unexpected Problem", "An unexpected problem has occurred.");

    private static VendorReply Points(VendorCall call)
    {
        var text = Route(call, "point");
        if (Point(text) is not { } place)
            return NwsReplies.Problem(
                404,
                "InvalidPoint",
                "Invalid Parameter",
                $"Parameter \"point\" is invalid: '{text}' does not appear to be a valid coordinate");
        if (place.Rounded(4) != place)
            return NwsReplies.Problem(
                400,
                "AdjustPointPrecision",
                "Adjusting Precision Of Point Coordinate",
                "The precision of latitude/longitude points is limited to 4 decimal digits: "
                    + $"{place.Rounded(4).Latitude},{place.Rounded(4).Longitude}");
        if (!NwsGrid.Covers(place))
            return NwsReplies.Problem(
                404,
                "InvalidPoint",
                "Data Unavailable For Requested Point",
                $"Unable to provide data for requested point {text}");
        return NwsReplies.Answer(call, [], TimeSpan.FromHours(6), call.Sky.Run.Floor(TimeSpan.FromDays(1)), () =>
        {
            var (home, office, (x, y)) = (call.BaseAddress("nws"), NwsGrid.Office(place), NwsGrid.Square(place));
            return NwsReplies.Feature($"{home}/points/{text}", "wx:Point", NwsReplies.Point(place), new()
            {
                ["cwa"] = office,
                ["type"] = "land",
                ["gridId"] = office,
                ["gridX"] = x,
                ["gridY"] = y,
                ["forecast"] = $"{home}/gridpoints/{office}/{x},{y}/forecast",
                ["forecastHourly"] = $"{home}/gridpoints/{office}/{x},{y}/forecast/hourly",
                ["forecastGridData"] = $"{home}/gridpoints/{office}/{x},{y}",
                ["observationStations"] = $"{home}/gridpoints/{office}/{x},{y}/stations",
                ["timeZone"] = TimeZones.IdAt(place),
                ["radarStation"] = "KSBX",
            });
        });
    }

    private static VendorReply Raw(VendorCall call) =>
        OnGrid(
            call,
            [],
            TimeSpan.FromHours(1),
            (place, id) =>
            {
                var start = call.Sky.Run.Floor(Bucket) - Bucket;
                var sky = call.Sky.At(NwsGrid.Height(place));
                var hours = Enumerable.Range(0, GridDays * 24).Select(hour => sky.Forecast(place, start.AddHours(hour))).ToArray();
                var (x, y) = NwsGrid.Square(place);
                return NwsReplies.Feature(
                    id,
                    "wx:Gridpoint",
                    NwsReplies.Square(place),
                    new([
                        new("updateTime", call.Sky.Run.WithOffset()),
                        new("validTimes", $"{start.WithOffset()}/P{GridDays}D"),
                        new("elevation", NwsReplies.Quantity("m", NwsGrid.Height(place))),
                        new("forecastOffice", $"https://api.weather.gov/offices/{NwsGrid.Office(place)}"),
                        new("gridId", NwsGrid.Office(place)),
                        new("gridX", $"{x}"),
                        new("gridY", $"{y}"),
                        .. NwsLayers.Of(hours),
                    ]));
            });

    private static VendorReply Hourly(VendorCall call) =>
        OnGrid(
            call,
            ["units"],
            TimeSpan.FromHours(1),
            (place, id) =>
            {
                var (hourly, zone, sky) = (NwsHourly.Read(call), TimeZones.At(place), call.Sky.At(NwsGrid.Height(place)));
                return NwsReplies.Feature(
                    id,
                    "wx:Gridpoint",
                    NwsReplies.Square(place),
                    new()
                    {
                        ["units"] = hourly.Si ? "si" : "us",
                        ["forecastGenerator"] = "HourlyForecastGenerator",
                        ["generatedAt"] = call.Now.WithOffset(),
                        ["updateTime"] = call.Sky.Run.WithOffset(),
                        ["validTimes"] = $"{call.Sky.Run.WithOffset()}/{NwsReplies.Duration(NwsHourly.Periods)}",
                        ["elevation"] = NwsReplies.Quantity("m", NwsGrid.Height(place)),
                        ["periods"] = Enumerable
                            .Range(0, NwsHourly.Periods)
                            .Select(hour => hourly.Period(sky.Forecast(place, sky.Run.AddHours(hour)), hour + 1, zone))
                            .ToArray(),
                    });
            });

    private static VendorReply Stations(VendorCall call) => OnGrid(call, ["limit", "cursor"], TimeSpan.FromHours(6), (place, _) =>
    {
        var (home, stations) = (call.BaseAddress("nws"), NwsGrid.StationsNear(place));
        return new Dictionary<string, object>
        {
            ["type"] = "FeatureCollection",
            ["features"] = stations.Select(station => NwsReplies.Feature(
                $"{home}/stations/{station.Id}", "wx:ObservationStation", NwsReplies.Point(station.Place), new()
                {
                    ["elevation"] = NwsReplies.Height(station.Place),
                    ["stationIdentifier"] = station.Id,
                    ["name"] = $"Station {station.Id}",
                    ["timeZone"] = TimeZones.IdAt(station.Place),
                    ["distance"] = NwsReplies.Quantity("m", VendorReply.Number(station.Place.DistanceTo(place), 3)),
                })).ToArray(),
            ["observationStations"] = stations.Select(station => $"{home}/stations/{station.Id}").ToArray(),
        };
    });

    private static VendorReply Observation(VendorCall call)
    {
        var id = Route(call, "station");
        if (NwsGrid.StationPlace(id) is not { } station) return NwsReplies.Problem(404, "NotFound", "Not Found", "Station not found");
        var time = NwsObservation.LatestBefore(call.Sky.Now);
        return NwsReplies.Answer(
            call,
            ["require_qc"],
            TimeSpan.FromMinutes(5),
            time,
            () =>
            {
                var home = call.BaseAddress("nws");
                return NwsReplies.Feature(
                    $"{home}/stations/{id}/observations/{time.WithOffset()}",
                    "wx:ObservationStation",
                    NwsReplies.Point(station),
                    NwsObservation.Properties(id, station, call.Sky, home));
            });
    }

    private static VendorReply OnGrid(
        VendorCall call,
        IReadOnlyCollection<string> known,
        TimeSpan freshFor,
        Func<Coordinates, string, object> body
    ) =>
        NwsGrid.Place(Route(call, "office"), Route(call, "square")) is not { } place
            ? NwsReplies.Problem(404, "NotFound", "Not Found", "Grid point not found")
            : NwsReplies.Answer(
                call,
                known,
                freshFor,
                call.Sky.Run,
                () => body(place, call.BaseAddress("nws") + call.Request.Path.Value![4..]));

    private static string Route(VendorCall call, string name) => call.Request.RouteValues[name] as string ?? "";

    /// <summary>A place as the vendor writes it, <c>latitude,longitude</c>; null for any other text.</summary>
    internal static Coordinates? Point(string text) =>
        text.Split(',') is [var north, var east] && Coordinate(north, 90) is { } latitude && Coordinate(east, 180) is { } longitude
            ? new Coordinates(latitude, longitude)
            : null;

    private static double? Coordinate(string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= most ? number : null;
}
