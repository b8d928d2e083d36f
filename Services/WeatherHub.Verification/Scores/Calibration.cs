using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Scores;

/// <summary>
/// Fits the confidence model of merged values, for one quantity and lead-time bin, over all places. A day counts as one batch, however many
/// places report it.
/// </summary>
internal sealed class Calibration
{
    private const double Memory = 0.985;
    private const double ErrorMemory = 0.995;
    private const int MostForgotten = 10;

    /// <summary>Adaptive conformal inference: how fast the interval follows its misses, and how far it may go.</summary>
    private const double Step = 0.02;
    private const double LargestShift = 0.15;

    private CalibrationTotals totals;

    /// <summary>One that has learned nothing.</summary>
    internal Calibration() : this(default, new ErrorHistogram(), new CalibrationDay())
    {
    }

    internal Calibration(CalibrationTotals totals, ErrorHistogram errors, CalibrationDay today)
    {
        (this.totals, Errors, Today) = (totals, errors, today);
        Model = new ConfidenceModel(totals, Errors);
    }

    /// <summary>The model fitted until yesterday.</summary>
    internal ConfidenceModel Model { get; private set; }

    internal ErrorHistogram Errors { get; }

    internal ref readonly CalibrationTotals Totals => ref totals;

    internal CalibrationDay Today { get; }

    internal void Learn(int day, double error, double spread, in ExpectedError expected)
    {
        if (day > Today.Day)
        {
            Settle();
            Today.Day = day;
        }

        var square = expected.Cut(error);
        var deviations = Math.Abs(error) / expected.Sigma;
        var size = Math.Min(square / expected.Level, ConfidenceModel.LargestRatio);
        Today.Sums.Squares += square;
        Today.Sums.Spreads += spread;
        Today.Sums.Ratios += expected.Ratio;
        Today.Sums.RatioSquares += expected.Ratio * expected.Ratio;
        Today.Sums.Sizes += size;
        Today.Sums.Products += size * expected.Ratio;
        Today.Misses += deviations > Model.Width ? 1 : 0;
        Today.Errors[ErrorHistogram.BinOf(deviations)]++;
        Today.Count++;
    }

    /// <summary>Adds the day under way to what is fitted.</summary>
    internal void Settle()
    {
        var count = Today.Count;
        if (count == 0) return;
        var missed = Today.Misses / (double)count - (1 - ConfidenceModel.TargetCoverage);
        totals = Decayed(totals, Today.Sums, count) with
        {
            Shift = Math.Clamp(totals.Shift + (1 - Math.Pow(1 - Step, count)) * missed, -LargestShift, LargestShift),
            Verifications = totals.Verifications + count,
            Covered = totals.Covered + count - Today.Misses,
        };
        Add(Today.Errors, Errors);
        (Today.Sums, Today.Misses, Today.Count) = (default, 0, 0);
        Array.Clear(Today.Errors);
        Model = new ConfidenceModel(totals, Errors);
    }

    /// <summary>Adds a day's errors to the distribution, which forgets half a per cent with each, at most a twentieth a day.</summary>
    internal static void Add(ReadOnlySpan<int> day, ErrorHistogram errors)
    {
        var count = 0;
        foreach (var some in day) count += some;
        if (count == 0) return;
        var kept = Math.Pow(ErrorMemory, Math.Min(count, MostForgotten));
        var each = (1 - kept) / (1 - ErrorMemory) / count;
        for (var i = 0; i < ErrorHistogram.Bins; i++) errors.Counts[i] = kept * errors.Counts[i] + each * day[i];
    }

    private static CalibrationTotals Decayed(in CalibrationTotals before, in CalibrationTotals sums, int count) => before with
    {
        Days = Memory * before.Days + 1,
        Squares = Memory * before.Squares + sums.Squares / count,
        Spreads = Memory * before.Spreads + sums.Spreads / count,
        Ratios = Memory * before.Ratios + sums.Ratios / count,
        RatioSquares = Memory * before.RatioSquares + sums.RatioSquares / count,
        Sizes = Memory * before.Sizes + sums.Sizes / count,
        Products = Memory * before.Products + sums.Products / count,
    };
}

/// <summary>Sums over the day under way.</summary>
internal sealed class CalibrationDay
{
    internal int Day;
    internal int Count;
    internal int Misses;
    internal CalibrationTotals Sums;

    /// <summary>How many errors fell into each bin of <see cref="ErrorHistogram"/>.</summary>
    internal int[] Errors { get; } = new int[ErrorHistogram.Bins];
}
