using WeatherHub.Weather.Reports;

namespace WeatherHub.Weather.Providers;

/// <summary>A weather vendor.</summary>
public interface IWeatherProvider
{
    /// <summary>What is known of the vendor without asking it.</summary>
    ProviderProfile Profile { get; }

    /// <summary>Asks the vendor.</summary>
    /// <exception cref="ProviderFaultException">The vendor did not answer usefully.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<Report> ReportAsync(WeatherQuery query, CancellationToken cancellationToken);
}
