using System.ComponentModel.DataAnnotations;

namespace WeatherHub.Api.Quotas;

/// <summary>
/// Settings under <c>Hub:Budgets</c>: how the vendors' quotas are kept. The quotas themselves stand under <c>Providers:{vendor}:Quota</c>.
/// </summary>
internal sealed class QuotaOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Hub:Budgets";

    /// <summary>Whether calls are counted and refused at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The share of a day or month that is kept for places that are requested often and for places that nothing is known of, 0 to 0.9.
    /// </summary>
    [Range(0, 0.9)]
    public double Reserve { get; set; } = 0.1;

    /// <summary>How many requests lately make a place one that is requested often, 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int HotAsks { get; set; } = 5;

    /// <summary>
    /// How long a call waits for its turn within a short window before it is refused, 0 to 5 s. More than a second's window takes to pass.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How many replicas at least share what is left while Redis is out, 1 to 1000; those seen in Redis lately count too.
    /// </summary>
    [Range(1, 1000)]
    public int Replicas { get; set; } = 1;
}
