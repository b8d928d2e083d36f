namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>
/// Probability of precipitation (PoP) as a logistic function of what the members forecast: weights that verification fits for each quantity
/// and lead-time bin, plus an offset of each place. Wet means more than 0.1 mm.
/// </summary>
internal static class PopModel
{
    internal const int Terms = 4;

    /// <summary>A member's amount above this, mm^(1/3) (0.1 mm), counts as wet; smaller ones are the drizzle of models.</summary>
    internal const double WetRoot = 0.4642;

    /// <summary>
    /// Weights before anything is verified: constant, cube root of the merged amount, share of wet members, mean logit of the members' own
    /// PoP.
    /// </summary>
    internal static double[] PriorWeights { get; } = [-1.8, 1.5, 1.4, 0];

    /// <summary>The probability, 0 to 1.</summary>
    /// <param name="weights">One for each term.</param>
    /// <param name="terms">As <see cref="Describe"/> fills them.</param>
    /// <param name="place">The place's offset.</param>
    internal static double Probability(double[] weights, ReadOnlySpan<double> terms, in PopOffset place)
    {
        var logit = place.Logit;
        for (var i = 0; i < Terms; i++) logit += weights[i] * terms[i];
        return 1 / (1 + Math.Exp(-logit));
    }

    /// <summary>Fills the predictors.</summary>
    /// <param name="terms">Filled; <see cref="Terms"/> long.</param>
    /// <param name="root">Cube root of the merged amount, mm^(1/3).</param>
    /// <param name="wetShare">Share of members with more than 0.1 mm, 0 to 1.</param>
    /// <param name="logit">Mean logit of the members' own PoP; NaN without any.</param>
    internal static void Describe(Span<double> terms, double root, double wetShare, double logit)
    {
        terms[0] = 1;
        terms[1] = Math.Max(0, root);
        terms[2] = wetShare;
        terms[3] = double.IsNaN(logit) ? Logit(0.1 + 0.8 * wetShare) : logit;
    }

    internal static double Logit(double probability)
    {
        var bounded = Math.Clamp(probability, 0.01, 0.99);
        return Math.Log(bounded / (1 - bounded));
    }
}
