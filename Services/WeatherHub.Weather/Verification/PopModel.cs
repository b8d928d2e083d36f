namespace WeatherHub.Weather.Verification;

/// <summary>
/// The probability of rain as a logistic function of what vendors say, learned at all places together for one quantity and span of lead: one Newton step a
/// day, drawn to the prior; and a shift of each place.
/// </summary>
internal sealed class PopModel
{
    internal const int Terms = 4;

    /// <summary>An amount above this, in mm^(1/3) (0.1 mm), counts as wet; smaller ones are what models drizzle.</summary>
    internal const double WetRoot = 0.4642;

    private const double Memory = 0.99;
    private const double ScoreMemory = 0.985;
    private const double Ridge = 4;
    private const int MostForgotten = 10;

    /// <summary>Chosen on the development data: constant, cube root of the merged amount, share of wet members, mean logit of the vendors' probabilities.</summary>
    private static readonly double[] Prior = [-1.8, 1.5, 1.4, 0];

    internal static double[] PriorWeights => Prior;

    internal double[] Weights { get; private set; } = [.. Prior];

    internal double[] Curvature { get; } = new double[Terms * Terms];

    internal long Verifications { get; private set; }

    /// <summary>Days that count in the Brier score, which fade, and the score's sum over them.</summary>
    internal double ScoreDays { get; private set; }

    internal double Scores { get; private set; }

    internal PopDay Today { get; } = new();

    internal static double Chance(double[] weights, ReadOnlySpan<double> terms, in PopOffset place)
    {
        var odds = place.Odds;
        for (var i = 0; i < Terms; i++) odds += weights[i] * terms[i];
        return 1 / (1 + Math.Exp(-odds));
    }

    /// <summary>What the odds are made of.</summary>
    /// <param name="terms">Filled.</param>
    /// <param name="root">Cube root of the merged amount.</param>
    /// <param name="wetShare">Share of members with more than 0.1 mm.</param>
    /// <param name="logit">Mean logit of the vendors' own probabilities; NaN without any.</param>
    internal static void Describe(Span<double> terms, double root, double wetShare, double logit)
    {
        terms[0] = 1;
        terms[1] = Math.Max(0, root);
        terms[2] = wetShare;
        terms[3] = double.IsNaN(logit) ? Logit(0.1 + 0.8 * wetShare) : logit;
    }

    internal static double Logit(double share)
    {
        var bounded = Math.Clamp(share, 0.01, 0.99);
        return Math.Log(bounded / (1 - bounded));
    }

    internal void Restore(ReadOnlySpan<double> weights, ReadOnlySpan<double> curvature, long verifications, double scoreDays, double scores)
    {
        Weights = weights.ToArray();
        curvature.CopyTo(Curvature);
        (Verifications, ScoreDays, Scores) = (verifications, scoreDays, scores);
    }

    /// <summary>Takes in one hour.</summary>
    /// <param name="day">Its day.</param>
    /// <param name="terms">What the odds were made of.</param>
    /// <param name="answered">The probability that was answered, the place's shift included.</param>
    /// <param name="wet">What came.</param>
    internal void Learn(int day, ReadOnlySpan<double> terms, double answered, bool wet)
    {
        if (day > Today.Day)
        {
            Settle();
            Today.Day = day;
        }

        var chance = Chance(Weights, terms, default);
        for (var i = 0; i < Terms; i++)
        {
            Today.Slope[i] += ((wet ? 1 : 0) - chance) * terms[i];
            for (var j = 0; j < Terms; j++) Today.Curvature[i * Terms + j] += Math.Max(0.02, chance * (1 - chance)) * terms[i] * terms[j];
        }

        Today.Count++;
        Today.Score += (answered - (wet ? 1 : 0)) * (answered - (wet ? 1 : 0));
    }

    internal void Settle()
    {
        var count = Today.Count;
        if (count == 0) return;
        var kept = Math.Pow(Memory, Math.Min(count, MostForgotten));
        var each = (1 - kept) / (1 - Memory) / count;
        var system = new double[Terms, Terms + 1];
        for (var i = 0; i < Curvature.Length; i++) Curvature[i] = kept * Curvature[i] + each * Today.Curvature[i];
        for (var i = 0; i < Terms; i++)
        {
            system[i, Terms] = each * Today.Slope[i];
            for (var j = 0; j < Terms; j++) system[i, j] = Curvature[i * Terms + j] + (i == j ? Ridge : 0);
        }

        var step = Solved(system);
        var weights = new double[Terms];
        for (var i = 0; i < Terms; i++) weights[i] = Weights[i] + step[i];
        Weights = weights;
        Verifications += count;
        (ScoreDays, Scores) = (ScoreMemory * ScoreDays + 1, ScoreMemory * Scores + Today.Score / count);
        Today.Clear();
    }

    /// <summary>Gaussian elimination; the ridge keeps the matrix positive definite, so that no pivot is zero.</summary>
    private static double[] Solved(double[,] system)
    {
        for (var i = 0; i < Terms; i++)
            for (var k = i + 1; k < Terms; k++)
            {
                var factor = system[k, i] / system[i, i];
                for (var j = i; j <= Terms; j++) system[k, j] -= factor * system[i, j];
            }

        var solution = new double[Terms];
        for (var i = Terms - 1; i >= 0; i--)
        {
            var rest = system[i, Terms];
            for (var j = i + 1; j < Terms; j++) rest -= system[i, j] * solution[j];
            solution[i] = rest / system[i, i];
        }

        return solution;
    }
}

/// <summary>A day that is not over, in sums: as large however many places report it.</summary>
internal sealed class PopDay
{
    internal int Day;
    internal int Count;
    internal double Score;

    internal double[] Slope { get; } = new double[PopModel.Terms];

    internal double[] Curvature { get; } = new double[PopModel.Terms * PopModel.Terms];

    internal void Clear()
    {
        (Count, Score) = (0, 0);
        Array.Clear(Slope);
        Array.Clear(Curvature);
    }
}

/// <summary>By how much it rains more often at a place than the pool says.</summary>
internal struct PopOffset
{
    private const double Memory = 0.97;
    private const double Shrinkage = 3;

    internal float Surplus;
    internal float Weight;

    internal readonly double Odds => Surplus / (Weight + Shrinkage);

    internal void Learn(double chance, bool wet)
    {
        Surplus = (float)(Memory * Surplus + (wet ? 1 : 0) - chance);
        Weight = (float)(Memory * Weight + Math.Max(0.05, chance * (1 - chance)));
    }
}
