namespace WeatherHub.Api.Resilience;

/// <summary>
/// Retries are earned: each attempt that goes well pays for a share of one. What answers nobody is not asked twice by everybody.
/// </summary>
internal sealed class RetryBudget(double ratio)
{
    private const double Most = 10;

    private readonly Lock gate = new();
    private double balance;

    public void Earn()
    {
        lock (gate) balance = Math.Min(Most, balance + ratio);
    }

    /// <summary>Whether a retry may be made now; takes its price when it may.</summary>
    public bool TrySpend()
    {
        lock (gate)
        {
            // Ten tenths are one retry, though they do not add up to one in binary.
            if (balance < 1 - 1e-9) return false;
            balance = Math.Max(0, balance - 1);
            return true;
        }
    }
}
