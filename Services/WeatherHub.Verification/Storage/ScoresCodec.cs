using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Storage;

/// <summary>Scores as bytes. Structures are written as they lie in memory: their fields and their order are the format.</summary>
internal static class ScoresCodec
{
    internal static void Write(BinaryWriter to, QuantityScores quantity)
    {
        to.WriteRaw(quantity.Climate);
        foreach (var lead in quantity.Leads)
        {
            to.Write(lead is not null);
            if (lead is null) continue;
            to.WriteRaw(lead.Merged);
            to.WriteRaw(lead.PopOffset);
            to.Write7BitEncodedInt(lead.Vendors.Length);
            to.WriteRaw(lead.Vendors);
        }
    }

    /// <summary>Reads the scores of a quantity at a place.</summary>
    /// <param name="from">Where from.</param>
    /// <param name="numbers">The number here of each vendor that was numbered there.</param>
    internal static QuantityScores Read(BinaryReader from, int[] numbers)
    {
        var quantity = new QuantityScores { Climate = from.ReadRaw<ObservedClimate>() };
        for (var lead = 0; lead < quantity.Leads.Length; lead++)
        {
            if (!from.ReadBoolean()) continue;
            var scores = quantity.Open(lead);
            (scores.Merged, scores.PopOffset) = (from.ReadRaw<MergedScore>(), from.ReadRaw<PopOffset>());
            var count = from.Count(numbers.Length);
            for (var i = 0; i < count; i++) scores.Of(numbers[i]) = from.ReadRaw<VendorScore>();
        }

        return quantity;
    }

    internal static void Write(BinaryWriter to, PooledScores pool)
    {
        Write(to, pool.Calibration);
        to.Write7BitEncodedInt(pool.Vendors.Count);
        foreach (var vendor in pool.Vendors)
        {
            to.WriteRaw(vendor.Settled);
            to.WriteRaw(vendor.Today);
        }

        to.Write(pool.Pop is not null);
        if (pool.Pop is { } pop) Write(to, pop);
    }

    internal static PooledScores ReadPool(BinaryReader from, int mostVendors)
    {
        var calibration = ReadCalibration(from);
        var vendors = new List<PooledScore>();
        for (var left = from.Count(mostVendors); left > 0; left--)
            vendors.Add(new PooledScore { Settled = from.ReadRaw<PooledTotals>(), Today = from.ReadRaw<PooledDay>() });
        var pool = new PooledScores(from.ReadBoolean(), vendors) { Calibration = calibration };
        if (pool.Pop is { } pop) Read(from, pop);
        return pool;
    }

    internal static void Write(BinaryWriter to, PopRegression pop)
    {
        to.WriteRaw(pop.Weights);
        to.WriteRaw(pop.Curvature);
        to.WriteRaw(pop.Totals);
        to.WriteRaw(pop.Today.Sums);
        to.WriteRaw(pop.Today.Gradient);
        to.WriteRaw(pop.Today.Curvature);
    }

    internal static void Read(BinaryReader from, PopRegression pop)
    {
        from.ReadRaw(pop.Weights);
        from.ReadRaw(pop.Curvature);
        (pop.Totals, pop.Today.Sums) = (from.ReadRaw<PopTotals>(), from.ReadRaw<PopSums>());
        from.ReadRaw(pop.Today.Gradient);
        from.ReadRaw(pop.Today.Curvature);
    }

    private static void Write(BinaryWriter to, Calibration calibration)
    {
        to.WriteRaw(calibration.Totals);
        to.WriteRaw(calibration.Errors.Counts);
        var today = calibration.Today;
        to.WriteRaw(today.Day, today.Count, today.Misses);
        to.WriteRaw(today.Sums);
        foreach (var count in today.Errors) to.Write7BitEncodedInt(count);
    }

    private static Calibration ReadCalibration(BinaryReader from)
    {
        var (totals, errors, today) = (from.ReadRaw<CalibrationTotals>(), new ErrorHistogram(), new CalibrationDay());
        from.ReadRaw(errors.Counts);
        (today.Day, today.Count, today.Misses) = (from.ReadInt32(), from.ReadInt32(), from.ReadInt32());
        today.Sums = from.ReadRaw<CalibrationTotals>();
        for (var i = 0; i < today.Errors.Length; i++) today.Errors[i] = from.Read7BitEncodedInt();
        return new Calibration(totals, errors, today);
    }
}
