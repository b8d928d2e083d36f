namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>The merged numbers that a condition follows from; NaN where there is none.</summary>
/// <param name="Amount">mm in the hour.</param>
/// <param name="Cloud">%.</param>
/// <param name="Temperature">°C.</param>
/// <param name="Visibility">m.</param>
/// <param name="Snowfall">cm in the hour.</param>
internal readonly record struct ConditionInputs(
    double Amount, double Cloud = double.NaN, double Temperature = double.NaN, double Visibility = double.NaN, double Snowfall = double.NaN)
{
    /// <summary>°C above which nothing frozen or freezing is shown, except hail.</summary>
    private const double WarmestSnow = 3;

    internal bool IsWet => IsMeasurable(Amount);

    internal bool IsAmountKnown => !double.IsNaN(Amount);

    internal bool IsTooWarmForSnow => Temperature > WarmestSnow;

    /// <summary>Whether an amount is more than zero at the contract's precision, 0.1 mm: conditions must agree with it.</summary>
    internal static bool IsMeasurable(double amount) => Math.Round(amount, 1, MidpointRounding.AwayFromZero) >= 0.1;
}
