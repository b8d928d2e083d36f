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
    private readonly Batch batch = new();
    private CalibrationTotals totals;

    internal Calibration(CalibrationTotals totals = default, ErrorHistogram? shape = null)
    {
        (this.totals, this.shape) = (totals, shape ?? new ErrorHistogram());
        Known = new Sureness(totals, this.shape);
    }

    /// <summary>What is known until yesterday.</summary>
    internal Sureness Known { get; private set; }

    internal ErrorHistogram Shape => shape;

    internal void Learn(int day, double error, double spread, in Deviation expected)
    {
        if (day > batch.Day)
        {
            Settle();
            batch.Day = day;
        }

        var square = Sureness.Cut(error, expected);
        var distance = Math.Abs(error) / expected.Sigma;
        var size = Math.Min(square / expected.Level, Sureness.LargestRatio);
        batch.Sums.Squares += square;
        batch.Sums.Spreads += spread;
        batch.Sums.Ratios += expected.Ratio;
        batch.Sums.RatioSquares += expected.Ratio * expected.Ratio;
        batch.Sums.Sizes += size;
        batch.Sums.Products += size * expected.Ratio;
        batch.Misses += distance > Known.Width ? 1 : 0;
        batch.Distances.Add((float)distance);
    }

    /// <summary>Puts the day under way into what is known.</summary>
    internal void Settle()
    {
        var count = batch.Distances.Count;
        if (count == 0) return;
        totals = Faded(totals, batch.Sums, count) with
        {
            Shift = Math.Clamp(totals.Shift + (1 - Math.Pow(1 - Step, count)) * (batch.Misses / (double)count - (1 - Sureness.Aim)), -FurthestShift, FurthestShift),
            Verifications = totals.Verifications + count,
            Covered = totals.Covered + count - batch.Misses,
        };
        shape.Learn(batch.Distances);
        (batch.Sums, batch.Misses) = (default, 0);
        batch.Distances.Clear();
        Known = new Sureness(totals, shape);
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

    private sealed class Batch
    {
        internal int Day;
        internal int Misses;
        internal CalibrationTotals Sums;
        internal readonly List<float> Distances = [];
    }
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

    internal void Learn(double error, in Deviation expected)
    {
        Count = (float)(Memory * Count + 1);
        Squares = (float)(Memory * Squares + Sureness.Cut(error, expected));
    }
}
