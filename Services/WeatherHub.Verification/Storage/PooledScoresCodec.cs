using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Storage;

/// <summary>The scores of all places together as bytes.</summary>
internal static class PooledScoresCodec
{
    internal static void Write(BinaryWriter to, PooledScores pool)
    {
        Write(to, pool.Calibration);
        to.Write7BitEncodedInt(pool.Vendors.Count);
        foreach (var vendor in pool.Vendors) Write(to, vendor);
        to.Write(pool.Pop is not null);
        if (pool.Pop is { } pop) Write(to, pop);
    }

    internal static PooledScores Read(BinaryReader from, int mostVendors)
    {
        var calibration = ReadCalibration(from);
        var vendors = new PooledScore[from.Count(mostVendors)];
        for (var i = 0; i < vendors.Length; i++) vendors[i] = ReadVendor(from);
        var pool = new PooledScores(from.ReadBoolean()) { Calibration = calibration };
        for (var i = 0; i < vendors.Length; i++) (pool.Of(i).Settled, pool.Of(i).Today) = (vendors[i].Settled, vendors[i].Today);
        if (pool.Pop is { } pop) Read(from, pop);
        return pool;
    }

    private static void Write(BinaryWriter to, Calibration calibration)
    {
        Write(to, calibration.Totals);
        Write(to, calibration.Errors.Counts);
        var today = calibration.Today;
        to.Write(today.Day);
        to.Write(today.Count);
        to.Write(today.Misses);
        Write(to, today.Sums);
        foreach (var count in today.Errors) to.Write7BitEncodedInt(count);
    }

    private static Calibration ReadCalibration(BinaryReader from)
    {
        var totals = ReadTotals(from);
        var errors = new ErrorHistogram();
        Fill(from, errors.Counts);
        var today = new CalibrationDay
        {
            Day = from.ReadInt32(),
            Count = from.ReadInt32(),
            Misses = from.ReadInt32(),
            Sums = ReadTotals(from),
        };
        for (var i = 0; i < today.Errors.Length; i++) today.Errors[i] = from.Read7BitEncodedInt();
        return new Calibration(totals, errors, today);
    }

    private static void Write(BinaryWriter to, in CalibrationTotals totals)
    {
        Write(to,
        [
            totals.Days, totals.Squares, totals.Spreads, totals.Ratios, totals.RatioSquares, totals.Sizes, totals.Products, totals.Shift,
        ]);
        to.Write(totals.Verifications);
        to.Write(totals.Covered);
    }

    private static CalibrationTotals ReadTotals(BinaryReader from) => new()
    {
        Days = from.ReadDouble(),
        Squares = from.ReadDouble(),
        Spreads = from.ReadDouble(),
        Ratios = from.ReadDouble(),
        RatioSquares = from.ReadDouble(),
        Sizes = from.ReadDouble(),
        Products = from.ReadDouble(),
        Shift = from.ReadDouble(),
        Verifications = from.ReadInt64(),
        Covered = from.ReadInt64(),
    };

    private static void Write(BinaryWriter to, PooledScore vendor)
    {
        var (settled, today) = (vendor.Settled, vendor.Today);
        Write(to,
        [
            settled.BiasDays, settled.Bias, settled.SquareDays, settled.Squares, settled.RecentDays, settled.RecentSquares,
            settled.RawSquares,
            settled.BrierDays, settled.Briers,
        ]);
        to.Write(settled.Verifications);
        to.Write(today.Day);
        to.Write(today.Count);
        to.Write(today.Pops);
        Write(to, [today.Errors, today.Squares, today.RecentSquares, today.RawSquares, today.Brier]);
    }

    private static PooledScore ReadVendor(BinaryReader from) => new()
    {
        Settled = new PooledTotals
        {
            BiasDays = from.ReadDouble(),
            Bias = from.ReadDouble(),
            SquareDays = from.ReadDouble(),
            Squares = from.ReadDouble(),
            RecentDays = from.ReadDouble(),
            RecentSquares = from.ReadDouble(),
            RawSquares = from.ReadDouble(),
            BrierDays = from.ReadDouble(),
            Briers = from.ReadDouble(),
            Verifications = from.ReadInt64(),
        },
        Today = new PooledDay
        {
            Day = from.ReadInt32(),
            Count = from.ReadInt32(),
            Pops = from.ReadInt32(),
            Errors = from.ReadDouble(),
            Squares = from.ReadDouble(),
            RecentSquares = from.ReadDouble(),
            RawSquares = from.ReadDouble(),
            Brier = from.ReadDouble(),
        },
    };

    private static void Write(BinaryWriter to, PopRegression pop)
    {
        Write(to, pop.Weights);
        Write(to, pop.Curvature);
        to.Write(pop.Verifications);
        to.Write(pop.BrierDays);
        to.Write(pop.Briers);
        to.Write(pop.Today.Day);
        to.Write(pop.Today.Count);
        to.Write(pop.Today.Brier);
        Write(to, pop.Today.Gradient);
        Write(to, pop.Today.Curvature);
    }

    private static void Read(BinaryReader from, PopRegression pop)
    {
        var (weights, curvature) = (new double[PopModel.Terms], new double[PopModel.Terms * PopModel.Terms]);
        Fill(from, weights);
        Fill(from, curvature);
        pop.Restore(weights, curvature, from.ReadInt64(), from.ReadDouble(), from.ReadDouble());
        (pop.Today.Day, pop.Today.Count, pop.Today.Brier) = (from.ReadInt32(), from.ReadInt32(), from.ReadDouble());
        Fill(from, pop.Today.Gradient);
        Fill(from, pop.Today.Curvature);
    }

    private static void Write(BinaryWriter to, ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers) to.Write(number);
    }

    private static void Fill(BinaryReader from, double[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++) numbers[i] = from.ReadDouble();
    }
}
