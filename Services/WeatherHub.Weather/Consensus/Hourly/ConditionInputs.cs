namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>The merged numbers that a condition follows from; NaN where nobody says.</summary>
/// <param name="Amount">mm in the hour.</param>
/// <param name="Cloud">%.</param>
/// <param name="Temperature">°C.</param>
/// <param name="Visibility">m.</param>
/// <param name="Snowfall">cm in the hour.</param>
internal readonly record struct ConditionInputs(double Amount, double Cloud, double Temperature, double Visibility, double Snowfall)
{
    /// <summary>Above this nothing frozen or freezing is shown, except hail.</summary>
    internal const double WarmestSnow = 3;

    /// <summary>Whether an amount shows as more than zero at the contract's precision of 0.1 mm; words must agree with what is shown.</summary>
    internal static bool IsMeasurable(double amount) => Math.Round(amount, 1, MidpointRounding.AwayFromZero) >= 0.1;

    internal bool IsWet => IsMeasurable(Amount);

    internal bool AmountKnown => !double.IsNaN(Amount);

    internal bool TooWarmForSnow => Temperature > WarmestSnow;
}
