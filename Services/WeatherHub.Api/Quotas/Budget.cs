using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Quotas;

/// <summary>What a vendor lets us have.</summary>
/// <param name="provider">The vendor's id.</param>
/// <param name="quota">Its windows.</param>
/// <param name="reserve">The share of long windows that is kept for calls that matter most.</param>
internal sealed class Budget(string provider, CallQuota quota, double reserve)
{
    public string Provider { get; } = provider;

    public IReadOnlyList<Window> Windows { get; } = [.. quota.Windows.Select(window => new Window(window, reserve))];

    /// <summary>US dollars for one call.</summary>
    public double CostPerCall => quota.CostPerCall;

    /// <summary>What a call to this address takes, in thousandths of a call.</summary>
    public long WeightOf(Uri? call) => Calls.Counted(call is null ? 1 : quota.WeightOf(call));
}
