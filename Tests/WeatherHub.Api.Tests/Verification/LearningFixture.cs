using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.Verification.Learning;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Tests.Verification;

/// <summary>
/// A hub whose vendors forecast weather that is known; the last of them has a station, and one says ten degrees too much.
/// </summary>
internal sealed class LearningFixture : IDisposable
{
    internal const string Lever = "vendor-b";

    internal static readonly Quantity Temperature = Quantity.Of(Variable.Temperature)!;

    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private MergeRequest? merged;

    internal LearningFixture(Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        Fetching = new FetchingFixture(3, services =>
        {
            services.AddSingleton<Merging>(request =>
            {
                merged = request;
                return ForecastMerge.Merge(request);
            });
            configure?.Invoke(services);
        }, settings);
        for (var number = 0; number < Fetching.Vendors.Count; number++) Speak(number);
    }

    internal FetchingFixture Fetching { get; }

    /// <summary>Whose clock the vendors tell the time by; the fixture's own unless a test says otherwise.</summary>
    internal TimeProvider? Clock { get; init; }

    internal DateTimeOffset Now => (Clock ?? Fetching.Clock).GetUtcNow();

    internal static double Truth(DateTimeOffset time) => 15 + 6 * Math.Sin((time - Start).TotalDays * 2 * Math.PI) + Wobble(0, time);

    /// <summary>One caller an hour, and the learner's look after it.</summary>
    internal async Task LiveAsync(int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            await RequestAsync();
            await Fetching.Get<VerificationCycle>().RunAsync();
            Fetching.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    internal Task<ForecastAnswer> RequestAsync() => Fetching.RequestAsync(Sample.Request(ReportKind.Forecast, ReportKind.Current));

    /// <summary>What the merge of the next answer is told of a quantity; null for nothing.</summary>
    internal async Task<QuantitySkill?> SkillAsync()
    {
        await RequestAsync();
        return merged!.Skill?.Invoke(Temperature);
    }

    public void Dispose() => Fetching.Dispose();

    private static double Wobble(int vendor, DateTimeOffset time) =>
        new Random((int)(time.UtcTicks / TimeSpan.TicksPerHour) * 31 + vendor).NextDouble() * 2 - 1;

    private void Speak(int number)
    {
        var vendor = Fetching.Vendors[number];
        vendor.Answers = (query, _) =>
            Task.FromResult(query.Kind == ReportKind.Forecast ? Forecast(vendor, number) : Current(vendor, number));
    }

    private Report Forecast(FakeProvider vendor, int number)
    {
        var axis = new TimeAxis(TimeAxis.Floor(Now), 120);
        var columns = new Column?[VariableFacts.All.Length];
        columns[(int)Variable.Temperature] = new Column(
            [.. Enumerable.Range(0, axis.Count)
                .Select(step => Truth(axis[step]) + Wobble(number + 1, axis[step]) + (vendor.Profile.Id == Lever ? 10 : 0))], null);
        return Report(vendor, ReportKind.Forecast) with { Elevation = 40, Hourly = new HourlySeries(axis, columns, null) };
    }

    /// <summary>A station ten metres higher: it measures the colder air up there.</summary>
    private Report Current(FakeProvider vendor, int number)
    {
        var isStation = number == Fetching.Vendors.Count - 1;
        return Report(vendor, ReportKind.Current) with
        {
            Current = new CurrentReading
            {
                Time = TimeAxis.Floor(Now),
                Kind = isStation ? ReadingKind.Observation : ReadingKind.Model,
                Values = new Dictionary<Variable, double> { [Variable.Temperature] = Truth(TimeAxis.Floor(Now)) - (isStation ? 0.065 : 0) },
                Station = isStation ? new Station("1", null, null, 50, 2000) : null,
            },
        };
    }

    private Report Report(FakeProvider vendor, ReportKind kind) => new()
    {
        Provider = vendor.Profile.Id,
        Kind = kind,
        FetchedAt = Now,
        ExpiresAt = Now.AddMinutes(50),
        Lineage = [vendor.Profile.Id],
    };
}
