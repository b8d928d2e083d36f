namespace WeatherHub.Weather.Verification;

/// <summary>A pool, number by number.</summary>
internal static class PooledScoresCodec
{
    internal static void Write(BinaryWriter to, PooledScores pool)
    {
        Write(to, pool.Calibration);
        to.Write7BitEncodedInt(pool.Vendors.Count);
        foreach (var vendor in pool.Vendors) Write(to, vendor);
        to.Write(pool.Rain is not null);
        if (pool.Rain is { } rain) Write(to, rain);
    }

    internal static PooledScores Read(BinaryReader from, int mostVendors)
    {
        var calibration = ReadCalibration(from);
        var vendors = new PooledScore[from.Count(mostVendors)];
        for (var i = 0; i < vendors.Length; i++) vendors[i] = ReadVendor(from);
        var pool = new PooledScores(from.ReadBoolean()) { Calibration = calibration };
        for (var i = 0; i < vendors.Length; i++) (pool.Of(i).Settled, pool.Of(i).Today) = (vendors[i].Settled, vendors[i].Today);
        if (pool.Rain is { } rain) Read(from, rain);
        return pool;
    }

    private static void Write(BinaryWriter to, Calibration calibration)
    {
        Write(to, calibration.Totals);
        foreach (var count in calibration.Shape.Counts) to.Write(count);
        var today = calibration.Today;
        to.Write(today.Day);
        to.Write(today.Count);
        to.Write(today.Misses);
        Write(to, today.Sums);
        foreach (var count in today.Distances) to.Write7BitEncodedInt(count);
    }

    private static Calibration ReadCalibration(BinaryReader from)
    {
        var totals = ReadTotals(from);
        var shape = new ErrorHistogram();
        for (var i = 0; i < shape.Counts.Length; i++) shape.Counts[i] = from.ReadDouble();
        var today = new CalibrationDay { Day = from.ReadInt32(), Count = from.ReadInt32(), Misses = from.ReadInt32(), Sums = ReadTotals(from) };
        for (var i = 0; i < today.Distances.Length; i++) today.Distances[i] = from.Read7BitEncodedInt();
        return new Calibration(totals, shape, today);
    }

    private static void Write(BinaryWriter to, in CalibrationTotals totals)
    {
        foreach (var number in (ReadOnlySpan<double>)
            [totals.Days, totals.Squares, totals.Spreads, totals.Ratios, totals.RatioSquares, totals.Sizes, totals.Products, totals.Shift])
            to.Write(number);
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
        foreach (var number in (ReadOnlySpan<double>)
            [settled.BiasDays, settled.Bias, settled.SquareDays, settled.Squares, settled.ShockDays, settled.Shocks, settled.Mistakes, settled.BrierDays, settled.Briers])
            to.Write(number);
        to.Write(settled.Verifications);
        to.Write(today.Day);
        to.Write(today.Count);
        to.Write(today.Chances);
        foreach (var number in (ReadOnlySpan<double>)[today.Errors, today.Squares, today.Shocks, today.Mistakes, today.Brier]) to.Write(number);
    }

    private static PooledScore ReadVendor(BinaryReader from) => new()
    {
        Settled = new PooledTotals
        {
            BiasDays = from.ReadDouble(),
            Bias = from.ReadDouble(),
            SquareDays = from.ReadDouble(),
            Squares = from.ReadDouble(),
            ShockDays = from.ReadDouble(),
            Shocks = from.ReadDouble(),
            Mistakes = from.ReadDouble(),
            BrierDays = from.ReadDouble(),
            Briers = from.ReadDouble(),
            Verifications = from.ReadInt64(),
        },
        Today = new PooledDay
        {
            Day = from.ReadInt32(),
            Count = from.ReadInt32(),
            Chances = from.ReadInt32(),
            Errors = from.ReadDouble(),
            Squares = from.ReadDouble(),
            Shocks = from.ReadDouble(),
            Mistakes = from.ReadDouble(),
            Brier = from.ReadDouble(),
        },
    };

    private static void Write(BinaryWriter to, PopModel rain)
    {
        foreach (var number in rain.Weights) to.Write(number);
        foreach (var number in rain.Curvature) to.Write(number);
        to.Write(rain.Verifications);
        to.Write(rain.ScoreDays);
        to.Write(rain.Scores);
        to.Write(rain.Today.Day);
        to.Write(rain.Today.Count);
        to.Write(rain.Today.Score);
        foreach (var number in rain.Today.Slope) to.Write(number);
        foreach (var number in rain.Today.Curvature) to.Write(number);
    }

    private static void Read(BinaryReader from, PopModel rain)
    {
        var (weights, curvature) = (new double[PopModel.Terms], new double[PopModel.Terms * PopModel.Terms]);
        Fill(from, weights);
        Fill(from, curvature);
        rain.Restore(weights, curvature, from.ReadInt64(), from.ReadDouble(), from.ReadDouble());
        (rain.Today.Day, rain.Today.Count, rain.Today.Score) = (from.ReadInt32(), from.ReadInt32(), from.ReadDouble());
        Fill(from, rain.Today.Slope);
        Fill(from, rain.Today.Curvature);
    }

    private static void Fill(BinaryReader from, double[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++) numbers[i] = from.ReadDouble();
    }
}
