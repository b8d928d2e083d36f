using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>The evidence against one of two vendors that contradict each other, by kind, as natural logarithms of odds.</summary>
/// <param name="Corroboration">Independent vendors that contradict it too, and agree with the other.</param>
/// <param name="Observation">Measurements of stations.</param>
/// <param name="Climate">The climate of the place.</param>
/// <param name="Physics">Physical inconsistency.</param>
/// <param name="Record">Verified errors.</param>
internal readonly record struct Evidence(double Corroboration, double Observation, double Climate, double Physics, double Record)
{
    internal double Total => Corroboration + Observation + Climate + Physics + Record;

    /// <summary>What decided, where not the other vendors did; null for them.</summary>
    internal ReferenceSource? DecidedBy
    {
        get
        {
            var most = Math.Max(Math.Max(Observation, Climate), Math.Max(Physics, Record));
            return Corroboration >= most ? null
                : most == Observation ? ReferenceSource.Observation
                : most == Climate ? ReferenceSource.ClimateNormal
                : most == Physics ? ReferenceSource.Physics
                : ReferenceSource.VerificationRecord;
        }
    }

    /// <summary>How much more evidence there is against this one, by kind.</summary>
    internal Evidence Minus(in Evidence other) => new(
        Corroboration - other.Corroboration, Observation - other.Observation, Climate - other.Climate, Physics - other.Physics,
        Math.Clamp(Record - other.Record, -AssessmentThresholds.MostOfRecord, AssessmentThresholds.MostOfRecord));
}

/// <summary>Collects the evidence against a vendor.</summary>
internal sealed class EvidenceCollector(AssessedVendor[] vendors, TimeAxis axis, Func<Variable, DateTimeOffset, ClimateNormal?> climate)
{
    /// <summary>The evidence against one where another contradicts it, without corroboration.</summary>
    internal Evidence Against(AssessedVendor one, AssessedVendor other, Variable variable) => new(
        0, ByObservation(one, other, variable), ByClimate(one, variable), ByPhysics(one, variable), one.RecordOf(variable));

    /// <summary>A station counts against any vendor, but not for the one that reports it, whose readings may be spoilt too.</summary>
    private double ByObservation(AssessedVendor one, AssessedVendor other, Variable variable)
    {
        if (!one.HasHours && one.Observation is not null) return -AssessmentThresholds.Station;
        var worst = 0.0;
        foreach (var vendor in vendors)
        {
            if (vendor == other || vendor.Observation is not { } observation) continue;
            var value = one.At(variable, axis.IndexOf(observation.Time + TimeAxis.Step / 2));
            var off = (value - one.BiasOf(variable) - vendor.PresentOf(variable)) / ErrorSpace.PriorScale(variable, 0);
            if (!double.IsNaN(off)) worst = Math.Max(worst, off * off / 2);
        }

        return Math.Min(worst, AssessmentThresholds.Most);
    }

    private double ByClimate(AssessedVendor one, Variable variable)
    {
        var (sum, count, level, scale, known) = (0.0, 0, 0.0, ErrorSpace.PriorScale(variable, 0), false);
        for (var step = 0; step < axis.Count; step++)
        {
            var value = one.AtOrNow(variable, step);
            if (double.IsNaN(value)) continue;
            (count, level) = (count + 1, level + value);
            if (climate(variable, axis[step]) is not { } normal) continue;
            known = true;
            sum += (value - normal.Mean) * (value - normal.Mean) / (2 * (normal.Variance + scale * scale));
        }

        if (count == 0) return 0;
        if (known) return Math.Min(sum / count, AssessmentThresholds.Most);
        if (variable is not Variable.WindSpeed) return 0;
        var wind = (Math.Log(Math.Max(0.1, level / count)) - AssessmentThresholds.MeanLogWind) / AssessmentThresholds.LogWindDeviation;
        return Math.Min(wind * wind / 2, AssessmentThresholds.Most);
    }

    private double ByPhysics(AssessedVendor one, Variable variable)
    {
        var group = VariableFacts.Of(variable).Group;
        var evidence = one.Impossible.Count > 0 && group != VariableGroup.Radiation ? AssessmentThresholds.WrongUnitElsewhere : 0;
        return group == VariableGroup.Thermal ? evidence + ByHumidity(one) : evidence;
    }

    /// <summary>How far the dew point of one vendor is from that of its temperature and humidity.</summary>
    private double ByHumidity(AssessedVendor one)
    {
        var (off, count) = AssessedVendor.MeanOf(axis, step => Math.Abs(one.AtOrNow(Variable.DewPoint, step)
            - Humidity.DewPoint(one.AtOrNow(Variable.Temperature, step), one.AtOrNow(Variable.RelativeHumidity, step))));
        if (count == 0) return 0;
        var errors = off / AssessmentThresholds.HumidityError;
        return Math.Min(errors * errors / 2, AssessmentThresholds.MostOfHumidity);
    }
}
