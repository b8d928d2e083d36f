using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Fetching;
using WeatherHub.Providers;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Lab.Simulation;

/// <summary>Everything that is asked for one forecast, from the profiles of the vendors that the hub really has.</summary>
internal static class Panel
{
    /// <summary>What each vendor is asked, in the catalogue's order; quotas and prices are the configuration's, as the environment spells it.</summary>
    /// <param name="freshness">Other spans than the profiles', by <see cref="Asked.Name"/>: what a vendor's own headers say, for instance.</param>
    /// <param name="settings">What else is configured.</param>
    public static IReadOnlyList<Asked> Of(IReadOnlyDictionary<string, TimeSpan> freshness, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Providers:Contact", "lab@example.org"), .. settings]).AddEnvironmentVariables().Build();
        var overheard = new Overheard();
        using var services = new ServiceCollection()
            .AddWeatherProviders(configuration, (client, _) => client.ConfigurePrimaryHttpMessageHandler(overheard.Handler))
            .BuildServiceProvider();
        Asked[] panel =
        [
            .. from provider in services.GetServices<IWeatherProvider>()
               let profile = provider.Profile
               where profile.DisabledBecause is null
               from source in provider.Sources
               select new Asked(profile.Id, source.Kind, source.Freshness, profile.Coverage, Size(profile, source.Kind))
               {
                   Quota = profile.Quota, Weight = overheard.WeightOf(provider, source.Kind),
               },
        ];
        if (freshness.Keys.Except(panel.Select(asked => asked.Name)).FirstOrDefault() is { } stranger)
            throw new UsageException($"--freshness: {stranger} is none of {string.Join(", ", panel.Select(asked => asked.Name))}");
        return [.. panel.Select(asked => freshness.TryGetValue(asked.Name, out var fresh) ? asked with { Fresh = fresh } : asked)];
    }

    // A report that says everything over the vendor's whole horizon, weighed as the hub weighs it: the most that one can hold.
    private static long Size(ProviderProfile profile, ReportKind kind)
    {
        var report = new Report { Provider = profile.Id, Kind = kind, Lineage = [], FetchedAt = default, ExpiresAt = default };
        if (kind == ReportKind.Current)
            return KindDescriptor.SizeOf(report with { Current = new CurrentReading { Time = default, Kind = ReadingKind.Model, Values = new Dictionary<Variable, double>() } });
        var hours = (int)profile.Horizon.TotalHours;
        var columns = VariableFacts.All.Select(_ => (Column?)new Column(new double[hours], null)).ToArray();
        return KindDescriptor.SizeOf(report with { Hourly = new HourlySeries(new TimeAxis(DateTimeOffset.UnixEpoch, hours), columns, new Weather.Conditions.Condition?[hours]) });
    }
}
