using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Scores;

/// <summary>
/// Fits the weights of <see cref="PopModel"/> for one quantity and lead-time bin, over all places: logistic regression, one Newton step a
/// day, with a ridge towards the prior. Keeps the Brier score of the probabilities answered.
/// </summary>
internal sealed class PopRegression
{
    private const int Terms = PopModel.Terms;
    private const double Memory = 0.99;
    private const double BrierMemory = 0.985;
    private const double Ridge = 4;
    private const int MostForgotten = 10;

    internal double[] Weights { get; private set; } = [.. PopModel.PriorWeights];

    internal double[] Curvature { get; } = new double[Terms * Terms];

    internal PopTotals Totals;

    internal PopDay Today { get; } = new();

    /// <summary>Verifies one hour.</summary>
    /// <param name="day">Its day.</param>
    /// <param name="terms">The predictors.</param>
    /// <param name="answered">The probability that was answered, the place's offset included.</param>
    /// <param name="wet">What was observed.</param>
    internal void Learn(int day, ReadOnlySpan<double> terms, double answered, bool wet)
    {
        if (day > Today.Sums.Day)
        {
            Settle();
            Today.Sums.Day = day;
        }

        var outcome = wet ? 1 : 0;
        var probability = PopModel.Probability(Weights, terms, default);
        for (var i = 0; i < Terms; i++)
        {
            Today.Gradient[i] += (outcome - probability) * terms[i];
            for (var j = 0; j < Terms; j++)
                Today.Curvature[i * Terms + j] += Math.Max(0.02, probability * (1 - probability)) * terms[i] * terms[j];
        }

        Today.Sums.Count++;
        Today.Sums.Brier += (answered - outcome) * (answered - outcome);
    }

    /// <summary>Adds the day under way to what is fitted.</summary>
    internal void Settle()
    {
        var (day, count, brier) = Today.Sums;
        if (count == 0) return;
        var kept = Math.Pow(Memory, Math.Min(count, MostForgotten));
        var each = (1 - kept) / (1 - Memory) / count;
        var system = new double[Terms, Terms + 1];
        for (var i = 0; i < Curvature.Length; i++) Curvature[i] = kept * Curvature[i] + each * Today.Curvature[i];
        for (var i = 0; i < Terms; i++)
        {
            system[i, Terms] = each * Today.Gradient[i];
            for (var j = 0; j < Terms; j++) system[i, j] = Curvature[i * Terms + j] + (i == j ? Ridge : 0);
        }

        var step = Solve(system);
        var weights = new double[Terms];
        for (var i = 0; i < Terms; i++) weights[i] = Weights[i] + step[i];
        Weights = weights;
        var (verifications, brierDays, briers) = Totals;
        Totals = new PopTotals(verifications + count, BrierMemory * brierDays + 1, BrierMemory * briers + brier / count);
        Today.Sums = new PopSums(day, 0, 0);
        Array.Clear(Today.Gradient);
        Array.Clear(Today.Curvature);
    }

    /// <summary>Gaussian elimination; the ridge keeps the matrix positive definite, so that no pivot is zero.</summary>
    private static double[] Solve(double[,] system)
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

/// <summary>Sums over the day under way.</summary>
internal sealed class PopDay
{
    internal PopSums Sums;

    internal double[] Gradient { get; } = new double[PopModel.Terms];

    internal double[] Curvature { get; } = new double[PopModel.Terms * PopModel.Terms];
}

internal record struct PopSums(int Day, int Count, double Brier);

/// <summary>Verifications, the decaying days that count in the Brier score, and the sum of daily scores over them.</summary>
internal record struct PopTotals(long Verifications, double BrierDays, double Briers);
