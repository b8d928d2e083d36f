using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>Three vendors that are really merged; the third is far off the others until the evening.</summary>
internal static class Vendors
{
    private static readonly DateTimeOffset Hour = TimeAxis.Floor(Contract.Answers.Now);

    /// <param name="request">What is asked.</param>
    /// <param name="rain">mm in every hour; null for nobody says.</param>
    internal static ForecastAnswer Merge(ForecastRequest request, double? rain = null)
    {
        Report[] reports =
        [
            Of("alpha", _ => 20, "icon", rain), Of("beta", _ => 22, "gfs", rain),
            Of("gamma", hour => hour < 6 ? 70.04 / 2 + 10 : 21, "ifs", rain),
        ];
        var merged = ForecastMerge.Merge(new MergeRequest
        {
            Place = request.Place,
            Zone = request.Zone,
            Now = Contract.Answers.Now,
            Hours = request.Hours,
            Days = request.Days,
            Mode = request.Mode,
            Reports = request.Mode == MergeMode.Single ? [reports[0]] : reports,
            Explain = request.Explain,
        });
        return new ForecastAnswer(
            merged, [.. reports.Select(report => new Reported(report, false))], CacheUse.Miss, TimeSpan.Zero, TimeSpan.Zero);
    }

    private static Report Of(string provider, Func<int, double> temperature, string lineage, double? rain)
    {
        var columns = new Column?[VariableFacts.All.Length];
        columns[(int)Variable.Temperature] = new Column([.. Enumerable.Range(0, 240).Select(temperature)], null);
        columns[(int)Variable.RelativeHumidity] = new Column([.. Enumerable.Repeat(50.0, 240)], null);
        if (rain is { } amount) columns[(int)Variable.Precipitation] = new Column([.. Enumerable.Repeat(amount, 240)], null);
        return Contract.Answers
            .Reported(provider).Report with
        { Lineage = [lineage], Hourly = new HourlySeries(new TimeAxis(Hour, 240), columns, null) };
    }
}
