using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Scores;

/// <summary>The skill of vendors and of the merge, for one quantity and lead-time bin; in the quantity's error space.</summary>
/// <param name="Merged">The merge.</param>
/// <param name="Vendors">The vendors verified, by id.</param>
public sealed record SkillTable(MergedSkill Merged, IReadOnlyList<VendorSkill> Vendors)
{
    /// <summary>Nothing verified.</summary>
    public static SkillTable Empty { get; } = new(new MergedSkill(0, null, null, null), []);

    /// <summary>At one place.</summary>
    /// <param name="store">The scores.</param>
    /// <param name="place">The place's key.</param>
    /// <param name="quantity">Of what.</param>
    /// <param name="lead">The lead-time bin.</param>
    public static SkillTable Of(VerificationStore store, string place, Quantity quantity, int lead)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(quantity);
        if (store.FindPlace(place)?.Quantities.GetValueOrDefault(quantity.Name)?.Leads[lead] is not { } scores) return Empty;
        var (vendors, merged) = (scores.Vendors, scores.Merged);
        return new SkillTable(
            new MergedSkill(
                vendors.Max(vendor => vendor.Count), Root(merged.Squares, merged.Count), Ratio(merged.Covered, merged.Count), null),
            Verified(store.Vendors.Take(vendors.Length).Select((vendor, number) => Of(vendor, vendors[number]))));
    }

    /// <summary>At all places together.</summary>
    /// <param name="store">The scores.</param>
    /// <param name="quantity">Of what.</param>
    /// <param name="lead">The lead-time bin.</param>
    public static SkillTable Pooled(VerificationStore store, Quantity quantity, int lead)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(quantity);
        if (store.PoolOf(quantity, lead) is not { } pool) return Empty;
        var totals = pool.Calibration.Totals;
        var scale = ErrorSpace.PriorScale(quantity.Variable, LeadTimeBins.NewestDays(lead));
        var brier = pool.Pop is { } pop ? Ratio(pop.Totals.Briers, pop.Totals.BrierDays) : null;
        return new SkillTable(
            new MergedSkill(totals.Verifications, Root(totals.Squares, totals.Days), Ratio(totals.Covered, totals.Verifications), brier),
            Verified(store.Vendors.Select((vendor, number) => Of(vendor, pool.TotalsOf(number), scale))));
    }

    private static VendorSkill[] Verified(IEnumerable<VendorSkill> vendors) =>
        [.. vendors.Where(vendor => vendor.Verifications > 0).OrderBy(vendor => vendor.Provider, StringComparer.Ordinal)];

    private static VendorSkill Of(string vendor, in VendorScore score)
    {
        var variance = score.Squares / Decay.ErrorCount(score.Count);
        return new VendorSkill(vendor, score.Count, score.Bias, Math.Sqrt(score.Bias * (double)score.Bias + variance), null, null);
    }

    private static VendorSkill Of(string vendor, in PooledTotals totals, double scale) => new(
        vendor, totals.Verifications, totals.Bias, Root(totals.RawSquares, totals.SquareDays) ?? 0, Ratio(totals.Briers, totals.BrierDays),
        ErrorTrack.Drift(totals, ErrorTrack.UsualSquare(totals, scale)));

    private static double? Root(double squares, double count) => count > 0 ? Math.Sqrt(squares / count) : null;

    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;
}

/// <summary>The skill of one vendor.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="Verifications">How often it was verified; at one place counted up to 2048.</param>
/// <param name="Bias">Mean of forecast minus observation; the past decays.</param>
/// <param name="Error">Root mean square error, the bias included, gross errors cut.</param>
/// <param name="Brier">Brier score of its probability of precipitation; null where it gives none.</param>
/// <param name="Drift">Its squared error of the last days divided by the usual; null where that is not known.</param>
public sealed record VendorSkill(string Provider, long Verifications, double Bias, double Error, double? Brier, double? Drift)
{
    /// <summary>Whether its recent errors are so large that its weight is cut everywhere.</summary>
    public bool IsDrifting => Drift > ErrorTrack.DriftFactor;
}

/// <summary>The skill of the merge.</summary>
/// <param name="Verifications">How often it was verified.</param>
/// <param name="Error">Root mean square error; null before the first.</param>
/// <param name="Coverage">Share of values within their 80 % interval; null before the first.</param>
/// <param name="Brier">Brier score of its probability of precipitation; null for other quantities and before the first.</param>
public sealed record MergedSkill(long Verifications, double? Error, double? Coverage, double? Brier);
