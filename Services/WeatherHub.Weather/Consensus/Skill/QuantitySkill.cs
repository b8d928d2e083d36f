using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>What verification knows of one quantity at one place, at every lead time. Immutable.</summary>
public sealed class QuantitySkill
{
    private static readonly Dictionary<Quantity, QuantitySkill> Priors = Quantity.Hourly.ToDictionary(quantity => quantity, Unverified);

    private readonly Dictionary<string, ErrorTrack> tracks;
    private readonly LeadSkill[] leads;
    private readonly ObservedClimate climate;
    private readonly ErrorTrack prior;

    internal QuantitySkill(
        Quantity quantity, Dictionary<string, ErrorTrack> tracks, LeadSkill[] leads, ObservedClimate climate, int verifications)
    {
        (Quantity, this.tracks, this.leads, this.climate, Verifications) = (quantity, tracks, leads, climate, verifications);
        prior = ErrorTrack.Prior(quantity.Variable);
    }

    /// <summary>Which quantity.</summary>
    public Quantity Quantity { get; }

    /// <summary>How often it was verified at this place.</summary>
    public int Verifications { get; }

    /// <summary>The errors of a vendor; those of an unknown one for a vendor never verified.</summary>
    /// <param name="provider">The vendor's id.</param>
    public ErrorTrack TrackOf(string provider) => tracks.GetValueOrDefault(provider, prior);

    /// <summary>Nothing verified: the priors alone.</summary>
    /// <param name="quantity">Of what.</param>
    public static QuantitySkill Prior(Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return Priors.GetValueOrDefault(quantity) ?? Unverified(quantity);
    }

    private static QuantitySkill Unverified(Quantity quantity)
    {
        var unverified = new LeadSkill[LeadTimeBins.Count];
        Array.Fill(unverified, new LeadSkill(ConfidenceModel.Prior, default, null, default));
        return new QuantitySkill(quantity, [], unverified, default, 0);
    }

    /// <summary>The confidence in a merged value.</summary>
    /// <param name="value">The value, canonical unit.</param>
    /// <param name="spread">Variance of the members about it, in the space that the quantity is merged in.</param>
    /// <param name="leadDays">Days ahead.</param>
    public Confidence ConfidenceIn(double value, double spread, double leadDays)
    {
        var variable = Quantity.Variable;
        var lead = leads[LeadTimeBins.IndexOf(leadDays)];
        var learned = Learned(lead, value, spread, leadDays);
        if (!ErrorSpace.IsRoot(variable)) return learned;
        var unverified = AmountConfidence.Prior(value, VariableFacts.Of(variable).Tolerance, leadDays);
        return AmountConfidence.Blend(learned, unverified, variable, lead.Model.Totals.Days);
    }

    private Confidence Learned(in LeadSkill lead, double value, double spread, double leadDays)
    {
        var variable = Quantity.Variable;
        var sigma = lead.Model.Expect(lead.Merged, spread, ErrorSpace.PriorScale(variable, leadDays)).Sigma;
        var (centre, half) = (ErrorSpace.To(variable, value), lead.Model.Width * sigma);
        var facts = VariableFacts.Of(variable);
        var above = ErrorSpace.To(variable, value + facts.Tolerance) - centre;
        var below = value - facts.Tolerance <= facts.Minimum
            ? double.PositiveInfinity
            : centre - ErrorSpace.To(variable, value - facts.Tolerance);
        var within = (lead.Model.ShareWithin(above / sigma) + lead.Model.ShareWithin(below / sigma)) / 2;
        return new Confidence(100 * within, ErrorSpace.From(variable, centre - half), ErrorSpace.From(variable, centre + half));
    }

    internal ExpectedError Expect(double spread, double leadDays)
    {
        var lead = leads[LeadTimeBins.IndexOf(leadDays)];
        return lead.Model.Expect(lead.Merged, spread, ErrorSpace.PriorScale(Quantity.Variable, leadDays));
    }

    /// <summary>Mean and variance of recent observations at the place, in the error space; null while nothing was observed.</summary>
    internal (double Mean, double Variance)? Climate => climate.IsKnown ? (climate.Mean, climate.Variance) : null;

    /// <summary>The probability of precipitation, 0 to 1.</summary>
    internal double Pop(ReadOnlySpan<double> terms, double leadDays)
    {
        var lead = leads[LeadTimeBins.IndexOf(leadDays)];
        return PopModel.Probability(lead.PopWeights ?? PopModel.PriorWeights, terms, lead.PopOffset);
    }
}

/// <summary>The confidence in a value.</summary>
/// <param name="Level">Probability, in per cent, that it is off by no more than the variable's tolerance.</param>
/// <param name="P10">
/// The lower end of the 80 % interval, below which one value in ten lies; canonical unit. Of an amount it is zero where nothing falls more
/// often.
/// </param>
/// <param name="P90">The upper end, above which one value in ten lies, of an amount that begins at zero up to two; canonical unit.</param>
public readonly record struct Confidence(double Level, double P10, double P90);

internal readonly record struct LeadSkill(ConfidenceModel Model, MergedScore Merged, double[]? PopWeights, PopOffset PopOffset);

/// <summary>Where a merge gets the skill of vendors at a place.</summary>
public interface ISkillSource
{
    /// <summary>The skill of each quantity, the same throughout an hour; null where nothing is known of any place. Never waits.</summary>
    /// <param name="place">The place.</param>
    /// <param name="elevation">Metres, where the caller gives it.</param>
    Func<Quantity, QuantitySkill>? At(Coordinates place, double? elevation);
}

/// <summary>A verified quantity: an hourly variable, or another series of the same kind, such as a day's highest temperature.</summary>
/// <param name="Name">Its name in stored entries; of an hourly variable its name in the contract.</param>
/// <param name="Variable">The variable it is a value of: its unit, bounds and scales hold.</param>
public sealed record Quantity(string Name, Variable Variable)
{
    /// <summary>The hourly variables that stations observe and that are verified.</summary>
    public static IReadOnlyList<Quantity> Hourly { get; } =
    [
        .. new[]
        {
            Variable.Temperature, Variable.DewPoint, Variable.RelativeHumidity, Variable.PressureMsl,
            Variable.WindSpeed, Variable.WindGust, Variable.CloudCover, Variable.Precipitation,
        }.Select(variable => new Quantity(VariableFacts.Of(variable).Name, variable)),
    ];

    private static readonly Dictionary<Variable, Quantity> ByVariable = Hourly.ToDictionary(quantity => quantity.Variable);

    /// <summary>The hourly quantity of a variable; null when it is not verified.</summary>
    public static Quantity? Of(Variable variable) => ByVariable.GetValueOrDefault(variable);
}
