using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>What speaks against one of two vendors that contradict each other, by kind, as natural logarithms of odds.</summary>
/// <param name="Company">Independent vendors that contradict it too, and agree with the other.</param>
/// <param name="Observation">What stations measured.</param>
/// <param name="ClimateNormal">What is usual at the place.</param>
/// <param name="Physics">What no weather can do.</param>
/// <param name="Record">What verification knows of its errors.</param>
internal readonly record struct Evidence(double Company, double Observation, double ClimateNormal, double Physics, double Record)
{
    internal double Total => Company + Observation + ClimateNormal + Physics + Record;

    /// <summary>How much more speaks against this one, by kind.</summary>
    internal Evidence Beyond(in Evidence other) => new(
        Company - other.Company, Observation - other.Observation, ClimateNormal - other.ClimateNormal, Physics - other.Physics,
        Math.Clamp(Record - other.Record, -AssessmentThresholds.MostOfRecord, AssessmentThresholds.MostOfRecord));

    /// <summary>Who decided, where not the others did; null for the others.</summary>
    internal ReferenceSource? DecidedBy
    {
        get
        {
            var most = Math.Max(Math.Max(Observation, ClimateNormal), Math.Max(Physics, Record));
            return Company >= most ? null
                : most == Observation ? ReferenceSource.Observation
                : most == ClimateNormal ? ReferenceSource.ClimateNormal
                : most == Physics ? ReferenceSource.Physics
                : ReferenceSource.VerificationRecord;
        }
    }
}

/// <summary>Gathers what speaks against a vendor.</summary>
/// <param name="vendors">Everybody who speaks.</param>
/// <param name="axis">The hours that are compared.</param>
/// <param name="usual">What is usual at the place.</param>
internal sealed class EvidenceCollector(AssessedVendor[] vendors, TimeAxis axis, Func<Variable, DateTimeOffset, ClimateNormal?> usual)
{
    /// <summary>What speaks against one where another contradicts it, but for company.</summary>
    internal Evidence Against(AssessedVendor one, AssessedVendor other, Variable variable) => new(
        0, Observed(one, other, variable), Unusual(one, variable), Impossible(one, variable), one.RecordOf(variable));

    /// <summary>A station speaks against anybody, but not for the vendor that it was heard through: what spoils that vendor's hours spoils its readings.</summary>
    private double Observed(AssessedVendor one, AssessedVendor other, Variable variable)
    {
        if (!one.HasHours && one.Observation is not null) return -AssessmentThresholds.Measured;
        var (worst, facts) = (0.0, VariableFacts.Of(variable));
        foreach (var vendor in vendors)
        {
            if (vendor == other || vendor.Observation is not { } observation || one.HoursOf(variable) is not { } hours) continue;
            var step = axis.IndexOf(observation.Time + TimeAxis.Step / 2);
            var off = (hours.At(step, facts.Minimum, facts.Maximum) - one.BiasOf(variable) - vendor.PresentOf(variable)) / ErrorSpace.PriorScale(variable, 0);
            if (!double.IsNaN(off)) worst = Math.Max(worst, off * off / 2);
        }

        return Math.Min(worst, AssessmentThresholds.Most);
    }

    private double Unusual(AssessedVendor one, Variable variable)
    {
        var (sum, count, level, facts, scale) = (0.0, 0, 0.0, VariableFacts.Of(variable), ErrorSpace.PriorScale(variable, 0));
        var known = false;
        for (var step = 0; step < axis.Count; step++)
        {
            var value = Said(one, variable, step, facts);
            if (double.IsNaN(value)) continue;
            (count, level) = (count + 1, level + value);
            if (usual(variable, axis[step]) is not { } normal) continue;
            known = true;
            sum += (value - normal.Mean) * (value - normal.Mean) / (2 * (normal.Variance + scale * scale));
        }

        if (count == 0) return 0;
        if (known) return Math.Min(sum / count, AssessmentThresholds.Most);
        if (variable is not Variable.WindSpeed) return 0;
        var wind = (Math.Log(Math.Max(0.1, level / count)) - AssessmentThresholds.UsualLogWind) / AssessmentThresholds.UsualLogWindDeviation;
        return Math.Min(wind * wind / 2, AssessmentThresholds.Most);
    }

    private static double Said(AssessedVendor one, Variable variable, int step, VariableFacts facts) =>
        one.HoursOf(variable)?.At(step, facts.Minimum, facts.Maximum) ?? (step == AssessmentThresholds.HoursBack ? one.PresentOf(variable) : double.NaN);

    private double Impossible(AssessedVendor one, Variable variable)
    {
        var evidence = one.Impossible.Count > 0 && VariableFacts.Of(variable).Group != VariableGroup.Radiation ? AssessmentThresholds.WrongUnitElsewhere : 0;
        if (VariableFacts.Of(variable).Group == VariableGroup.Thermal) evidence += HumidityCompletion(one);
        return evidence;
    }

    /// <summary>Temperature, humidity and dew point of one vendor say one thing, or one of them is wrong.</summary>
    private double HumidityCompletion(AssessedVendor one)
    {
        var (apart, count) = (0.0, 0);
        for (var step = 0; step < axis.Count; step++)
        {
            var temperature = Said(one, Variable.Temperature, step, VariableFacts.Of(Variable.Temperature));
            var humidity = Said(one, Variable.RelativeHumidity, step, VariableFacts.Of(Variable.RelativeHumidity));
            var dewPoint = Said(one, Variable.DewPoint, step, VariableFacts.Of(Variable.DewPoint));
            var off = Math.Abs(dewPoint - Humidity.DewPoint(temperature, humidity));
            if (!double.IsNaN(off)) (apart, count) = (apart + off, count + 1);
        }

        if (count == 0) return 0;
        var errors = apart / count / AssessmentThresholds.MoistureError;
        return Math.Min(errors * errors / 2, AssessmentThresholds.MostOfMoisture);
    }
}
