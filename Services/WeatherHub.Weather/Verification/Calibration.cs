namespace WeatherHub.Weather.Verification;

/// <summary>
/// Learns how sure merged values are, for one quantity and span of lead, at all places together. A day counts as one batch, however many places report it.
/// </summary>
internal sealed class Calibration
{
    private const double Memory = 0.985;

    /// <summary>The conformal step: how fast the interval answers when too much or too little falls outside of it, and how far it may go.</summary>
    private const double Step = 0.02;
    private const double FurthestShift = 0.15;

    private readonly ErrorHistogram shape;
    private CalibrationTotals totals;

    internal Calibration(CalibrationTotals totals = default, ErrorHistogram? shape = null, CalibrationDay? today = null)
    {
        (this.totals, this.shape, Today) = (totals, shape ?? new ErrorHistogram(), today ?? new CalibrationDay());
        Known = new ConfidenceModel(totals, this.shape);
    }

    /// <summary>What is known until yesterday.</summary>
    internal ConfidenceModel Known { get; private set; }

    internal ErrorHistogram Shape => shape;

    internal ref readonly CalibrationTotals Totals => ref totals;

    internal CalibrationDay Today { get; }

    internal void Learn(int day, double error, double spread, in ExpectedError expected)
    {
        if (day > Today.Day)
        {
            Settle();
            Today.Day = day;
        }

        var square = ConfidenceModel.Cut(error, expected);
        var distance = Math.Abs(error) / expected.Sigma;
        var size = Math.Min(square / expected.Level, ConfidenceModel.LargestRatio);
        Today.Sums.Squares += square;
        Today.Sums.Spreads += spread;
        Today.Sums.Ratios += expected.Ratio;
        Today.Sums.RatioSquares += expected.Ratio * expected.Ratio;
        Today.Sums.Sizes += size;
        Today.Sums.Products += size * expected.Ratio;
        Today.Misses += distance > Known.Width ? 1 : 0;
        Today.Distances[ErrorHistogram.BinOf(distance)]++;
        Today.Count++;
    }

    /// <summary>Puts the day under way into what is known.</summary>
    internal void Settle()
    {
        var count = Today.Count;
        if (count == 0) return;
        totals = Faded(totals, Today.Sums, count) with
        {
            Shift = Math.Clamp(totals.Shift + (1 - Math.Pow(1 - Step, count)) * (Today.Misses / (double)count - (1 - ConfidenceModel.Aim)), -FurthestShift, FurthestShift),
            Verifications = totals.Verifications + count,
            Covered = totals.Covered + count - Today.Misses,
        };
        shape.Learn(Today.Distances);
        (Today.Sums, Today.Misses, Today.Count) = (default, 0, 0);
        Array.Clear(Today.Distances);
        Known = new ConfidenceModel(totals, shape);
    }

    private static CalibrationTotals Faded(in CalibrationTotals before, in CalibrationTotals sums, int count) => before with
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

/// <summary>A day that is not over, in sums: as large however many places report it.</summary>
internal sealed class CalibrationDay
{
    internal int Day;
    internal int Count;
    internal int Misses;
    internal CalibrationTotals Sums;

    /// <summary>How many errors fell into each bin of <see cref="ErrorHistogram"/>.</summary>
    internal int[] Distances { get; } = new int[ErrorHistogram.Bins];
}

/// <summary>Sums over days that fade; of errors in the error space.</summary>
internal record struct CalibrationTotals
{
    internal double Days;
    internal double Squares;
    internal double Spreads;
    internal double Ratios;
    internal double RatioSquares;
    internal double Sizes;
    internal double Products;
    internal double Shift;
    internal long Verifications;
    internal long Covered;
}

/// <summary>How merged values did at one place, for one quantity and span of lead.</summary>
internal struct MergedScore
{
    private const double Memory = 0.97;

    internal float Count;
    internal float Squares;

    /// <summary>How many of them lay within their interval.</summary>
    internal float Covered;

    internal void Learn(double error, in ExpectedError expected, bool covered)
    {
        Count = (float)(Memory * Count + 1);
        Squares = (float)(Memory * Squares + ConfidenceModel.Cut(error, expected));
        Covered = (float)(Memory * Covered + (covered ? 1 : 0));
    }
}
