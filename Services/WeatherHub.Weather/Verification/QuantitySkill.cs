using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Verification;

/// <summary>What verification knows of one quantity at one place, at every lead. Does not change.</summary>
public sealed class QuantitySkill
{
    private readonly Dictionary<string, ErrorTrack> tracks;
    private readonly LeadSkill[] leads;
    private readonly ObservedClimate usual;
    private readonly ErrorTrack prior;

    internal QuantitySkill(Quantity quantity, Dictionary<string, ErrorTrack> tracks, LeadSkill[] leads, ObservedClimate usual, int verifications)
    {
        (Quantity, this.tracks, this.leads, this.usual, Verifications) = (quantity, tracks, leads, usual, verifications);
        prior = ErrorTrack.Prior(quantity.Variable);
    }

    /// <summary>Which quantity.</summary>
    public Quantity Quantity { get; }

    /// <summary>How often it was verified at this place.</summary>
    public int Verifications { get; }

    /// <summary>What is known of a vendor's errors.</summary>
    /// <param name="provider">The vendor's id.</param>
    public ErrorTrack TrackOf(string provider) => tracks.GetValueOrDefault(provider, prior);

    /// <summary>Nothing verified: priors speak.</summary>
    /// <param name="quantity">Of what.</param>
    public static QuantitySkill Prior(Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        var views = new LeadSkill[LeadTimeBins.Count];
        Array.Fill(views, new LeadSkill(ConfidenceModel.Prior, default, null, 0, default));
        return new QuantitySkill(quantity, [], views, default, 0);
    }

    /// <summary>How sure a merged value is.</summary>
    /// <param name="value">The value, canonical unit.</param>
    /// <param name="spread">Variance of the members about it, in the space that the quantity is merged in.</param>
    /// <param name="leadDays">Days ahead.</param>
    public Confidence Judge(double value, double spread, double leadDays)
    {
        var variable = Quantity.Variable;
        var lead = leads[LeadTimeBins.IndexOf(leadDays)];
        var learned = Learned(lead, value, spread, leadDays);
        if (!ErrorSpace.IsRoot(variable)) return learned;
        var first = AmountConfidence.Judge(value, VariableFacts.Of(variable).Tolerance, leadDays);
        return AmountConfidence.Blend(learned, first, variable, lead.ConfidenceModel.Totals.Days);
    }

    private Confidence Learned(in LeadSkill lead, double value, double spread, double leadDays)
    {
        var variable = Quantity.Variable;
        var sigma = lead.ConfidenceModel.Expect(lead.Merged, spread, ErrorSpace.PriorScale(variable, leadDays)).Sigma;
        var (centre, half) = (ErrorSpace.To(variable, value), lead.ConfidenceModel.Width * sigma);
        var facts = VariableFacts.Of(variable);
        var above = ErrorSpace.To(variable, value + facts.Tolerance) - centre;
        var below = value - facts.Tolerance <= facts.Minimum ? double.PositiveInfinity : centre - ErrorSpace.To(variable, value - facts.Tolerance);
        var within = (lead.ConfidenceModel.ShareWithin(above / sigma) + lead.ConfidenceModel.ShareWithin(below / sigma)) / 2;
        return new Confidence(100 * within, ErrorSpace.From(variable, centre - half), ErrorSpace.From(variable, centre + half));
    }

    internal ExpectedError Expect(double spread, double leadDays)
    {
        var lead = leads[LeadTimeBins.IndexOf(leadDays)];
        return lead.ConfidenceModel.Expect(lead.Merged, spread, ErrorSpace.PriorScale(Quantity.Variable, leadDays));
    }

    /// <summary>What is usual at the place, in the error space; null while nothing was observed.</summary>
    internal (double Mean, double Variance)? Usual => usual.IsKnown ? (usual.Mean, usual.Variance) : null;

    /// <summary>The probability of rain, 0 to 1.</summary>
    internal double RainChance(ReadOnlySpan<double> terms, double leadDays)
    {
        var lead = leads[LeadTimeBins.IndexOf(leadDays)];
        return PopModel.Chance(lead.RainWeights ?? PopModel.PriorWeights, terms, lead.Rain);
    }

    /// <summary>How often rain was verified at all places, for a lead.</summary>
    internal long RainVerifications(double leadDays) => leads[LeadTimeBins.IndexOf(leadDays)].RainVerifications;
}

/// <summary>How sure a value is.</summary>
/// <param name="Level">Probability, in per cent, that it is off by no more than the variable's tolerance.</param>
/// <param name="P10">The lower end of the 80 % interval, below which one value in ten lies; canonical unit. Of an amount it is zero where nothing falls more often.</param>
/// <param name="P90">The upper end, above which one value in ten lies, of an amount that begins at zero up to two; canonical unit.</param>
public readonly record struct Confidence(double Level, double P10, double P90);

/// <summary>What is known for one span of lead.</summary>
internal readonly record struct LeadSkill(ConfidenceModel ConfidenceModel, MergedScore Merged, double[]? RainWeights, long RainVerifications, PopOffset Rain);
