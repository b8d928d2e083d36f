namespace WeatherHub.Weather.Verification;

/// <summary>How vendors and the merge did, for one quantity and span of lead; in the quantity's error space.</summary>
/// <param name="Merged">The merge.</param>
/// <param name="Vendors">The vendors verified, by id.</param>
public sealed record SkillTable(MergedSkill Merged, IReadOnlyList<VendorSkill> Vendors)
{
    /// <summary>Of one place.</summary>
    /// <param name="book">What is known.</param>
    /// <param name="place">The place's key.</param>
    /// <param name="quantity">Of what.</param>
    /// <param name="lead">The span of lead.</param>
    public static SkillTable Of(VerificationStore book, string place, Quantity quantity, int lead)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(quantity);
        var scores = book.FindPlace(place)?.Quantities.GetValueOrDefault(quantity.Name)?.Leads[lead];
        if (scores is null) return new SkillTable(new MergedSkill(0, null, null, null), []);
        var vendors = book.Vendors.Take(scores.Vendors.Length).Select((vendor, number) => Of(vendor, scores.Vendors[number]));
        var merged = scores.Merged;
        return new SkillTable(
            new MergedSkill(scores.Vendors.Max(vendor => vendor.Count), Root(merged.Squares, merged.Count), Ratio(merged.Covered, merged.Count), null),
            [.. vendors.Where(vendor => vendor.Verifications > 0).OrderBy(vendor => vendor.Provider, StringComparer.Ordinal)]);
    }

    /// <summary>Of all places together.</summary>
    /// <param name="book">What is known.</param>
    /// <param name="quantity">Of what.</param>
    /// <param name="lead">The span of lead.</param>
    public static SkillTable Pooled(VerificationStore book, Quantity quantity, int lead)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(quantity);
        if (book.PoolOf(quantity, lead) is not { } pool) return new SkillTable(new MergedSkill(0, null, null, null), []);
        var totals = pool.Calibration.Totals;
        var scale = ErrorSpace.PriorScale(quantity.Variable, LeadTimeBins.NewestDays(lead));
        var vendors = book.Vendors.Select((vendor, number) => Of(vendor, pool.TotalsOf(number), scale));
        return new SkillTable(
            new MergedSkill(
                totals.Verifications, Root(totals.Squares, totals.Days), Ratio(totals.Covered, totals.Verifications),
                pool.Rain is { } rain ? Ratio(rain.Scores, rain.ScoreDays) : null),
            [.. vendors.Where(vendor => vendor.Verifications > 0).OrderBy(vendor => vendor.Provider, StringComparer.Ordinal)]);
    }

    private static VendorSkill Of(string vendor, in VendorScore score)
    {
        var rest = score.Slow / Decay.SlowCount(score.Count);
        return new VendorSkill(vendor, score.Count, score.Bias, Math.Sqrt(score.Bias * (double)score.Bias + rest), null, null);
    }

    private static VendorSkill Of(string vendor, in PooledTotals totals, double scale) => new(
        vendor, totals.Verifications, totals.Bias, Root(totals.Mistakes, totals.SquareDays) ?? 0, Ratio(totals.Briers, totals.BrierDays),
        ErrorTrack.Trouble(totals, ErrorTrack.Usual(totals, scale)));

    private static double? Root(double squares, double count) => count > 0 ? Math.Sqrt(squares / count) : null;

    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;
}

/// <summary>How one vendor did.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="Verifications">How often it was verified; at one place counted up to 2048.</param>
/// <param name="Bias">What it says too much of, mean; the past fades.</param>
/// <param name="Error">Root mean square of what it is off by, its bias included, gross errors cut.</param>
/// <param name="Brier">Mean square error of its probability of rain, 0 to 1; null where it gives none.</param>
/// <param name="Drift">How many times its usual squared error it made in the last days; null where that is not known.</param>
public sealed record VendorSkill(string Provider, long Verifications, double Bias, double Error, double? Brier, double? Drift)
{
    /// <summary>Whether it is so much worse of late that its weight is cut everywhere.</summary>
    public bool IsInTrouble => Drift > ErrorTrack.TroubleFactor;
}

/// <summary>How the merge did.</summary>
/// <param name="Verifications">How often it was verified.</param>
/// <param name="Error">Root mean square of what it was off by; null before the first.</param>
/// <param name="Coverage">Share of values within their 80 % interval; null before the first.</param>
/// <param name="Brier">Mean square error of its probability of rain; null for other quantities and before the first.</param>
public sealed record MergedSkill(long Verifications, double? Error, double? Coverage, double? Brier);
