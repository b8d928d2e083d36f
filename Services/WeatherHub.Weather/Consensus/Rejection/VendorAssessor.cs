using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>Assesses vendors: reports faulty as a whole first, then by quantity, the clearest contradiction first.</summary>
internal sealed class VendorAssessor(
    AssessedVendor[] vendors,
    TimeAxis axis,
    Coordinates place,
    Func<Variable, DateTimeOffset, ClimateNormal?> climate,
    VendorAssessment assessment)
{
    /// <summary>Quantities that others depend on come first.</summary>
    private static readonly Variable[] Quantities =
    [
        Variable.Temperature, Variable.WindSpeed, Variable.DewPoint, Variable.RelativeHumidity, Variable.PressureMsl, Variable.WindGust,
        Variable.CloudCover, Variable.Precipitation, Variable.Visibility, Variable.UvIndex, Variable.ShortwaveRadiation,
    ];

    /// <summary>Quantities whose unit can be mistaken, and that are not assessed by their level alone.</summary>
    private static readonly Variable[] OfUnits = [Variable.PressureMsl, Variable.Precipitation, Variable.Snowfall, Variable.Visibility];

    private readonly EvidenceCollector evidence = new(vendors, axis, climate);
    private readonly SeriesFaults faults = new(place, axis);
    private readonly Contradiction?[,] contradictions = new Contradiction?[vendors.Length, vendors.Length];

    /// <summary>Vendors with a quantity in a wrong unit, and those with a second one.</summary>
    private ulong wrongUnits, wrongUnitsThroughout;

    internal void Assess()
    {
        AssessReports();
        AssessImpossible();
        foreach (var variable in Quantities) AssessQuantity(variable);

        // A wrong unit found late decides about quantities that were unresolved before.
        if (wrongUnits != 0)
            foreach (var variable in Quantities)
                if (assessment.IsUnresolved(variable)) AssessQuantity(variable);

        // With two quantities in a wrong unit the vendor uses another system of units: no number with a unit is used.
        foreach (var vendor in vendors)
            foreach (var variable in OfUnits)
                if ((wrongUnitsThroughout & vendor.Bit) != 0 && !IsExcluded(vendor, variable))
                    assessment.Exclude(vendor, variable, ExclusionReason.WrongUnit, ReferenceSource.Physics);
    }

    private bool IsExcluded(AssessedVendor vendor, Variable variable) => (assessment.ExcludedFrom(variable) & vendor.Bit) != 0;

    private void NoteWrongUnit(AssessedVendor vendor)
    {
        wrongUnitsThroughout |= wrongUnits & vendor.Bit;
        wrongUnits |= vendor.Bit;
    }

    /// <summary>A vendor with many impossible values of a quantity is not used for the rest of it.</summary>
    private void AssessImpossible()
    {
        foreach (var vendor in vendors)
            foreach (var variable in vendor.Impossible)
                if (!IsExcluded(vendor, variable) && Array.Exists(vendors, other => other != vendor && other.Has(variable)))
                {
                    NoteWrongUnit(vendor);
                    assessment.Exclude(vendor, variable, ExclusionReason.WrongUnit, ReferenceSource.Physics);
                }
    }

    private void AssessReports()
    {
        var stuck = 0UL;
        foreach (var variable in SeriesFaults.NeverConstant)
            foreach (var vendor in vendors)
                if (Array.Exists(vendors, other => other != vendor && faults.IsStuck(variable, vendor, other))) stuck |= vendor.Bit;
        foreach (var vendor in vendors)
        {
            if (!vendor.HasHours) continue;
            if ((stuck & vendor.Bit) != 0)
                assessment.Exclude(vendor, null, ExclusionReason.Stuck, ReferenceSource.Physics);
            else if (IsOffTheSun(vendor) && Array.Exists(vendors, other => other != vendor && other.HasHours && !IsOffTheSun(other)))
                assessment.Exclude(vendor, null, ExclusionReason.WrongHours, ReferenceSource.Physics);
        }

        foreach (var vendor in vendors)
            if (ShiftOf(vendor) is { } reason)
                assessment.Exclude(vendor, null, reason, reason == ExclusionReason.ShiftedFromSun ? ReferenceSource.Physics : null);

        bool IsOffTheSun(AssessedVendor vendor) => faults.FitOf(vendor) == SolarFit.Inconsistent;
    }

    /// <summary>
    /// Whether a vendor's hours are shifted: two others agree that they are; or one other, whose warmest hour fits the sun where its own
    /// does not, or whose radiation follows the sun where its own does not tell.
    /// </summary>
    private ExclusionReason? ShiftOf(AssessedVendor vendor)
    {
        if (!vendor.HasHours || (assessment.FullyExcluded & vendor.Bit) != 0) return null;
        var (first, lineage, isFromSun, isCorroborated) = (0, "", false, false);
        var fitsSun = faults.FitOf(vendor) == SolarFit.Consistent;
        foreach (var other in vendors)
        {
            if (other == vendor || (assessment.FullyExcluded & other.Bit) != 0) continue;
            if (SeriesFaults.ShiftBetween(vendor, other) is not (not 0 and var hours))
            {
                isCorroborated |= other.Lineage != vendor.Lineage && other.Has(Variable.Temperature);
                continue;
            }

            if (first != 0 && other.Lineage != lineage && Math.Abs(hours - first) <= 1) return ExclusionReason.WrongHours;
            (first, lineage) = (hours, other.Lineage);
            var otherFitsSun = faults.FitOf(other) == SolarFit.Consistent;
            if (fitsSun && !otherFitsSun) continue;
            isFromSun |= otherFitsSun && !fitsSun && faults.IsCycleShifted(vendor, other, hours);
            var (own, others) = (faults.WarmestHourOff(vendor), faults.WarmestHourOff(other));
            if (EvidenceOf(own) - EvidenceOf(others) >= AssessmentThresholds.Decisive && Math.Sign(own) == Math.Sign(hours))
                return isFromSun ? ExclusionReason.ShiftedFromSun : ExclusionReason.WrongHours;
        }

        return isFromSun && !isCorroborated ? ExclusionReason.ShiftedFromSun : null;

        static double EvidenceOf(double off) => double.IsNaN(off)
            ? 0 : Math.Min(Math.Pow(off / AssessmentThresholds.WarmestHourError, 2) / 2, AssessmentThresholds.Most);
    }

    private void AssessQuantity(Variable variable)
    {
        assessment.Reset(variable);
        var found = false;
        for (var i = 0; i < vendors.Length; i++)
            for (var j = i + 1; j < vendors.Length; j++)
            {
                var (one, other) = (vendors[i], vendors[j]);
                contradictions[i, j] = contradictions[j, i] = IsExcluded(one, variable) || IsExcluded(other, variable)
                    ? null : Contradiction.Between(one, other, variable, axis);
                found |= contradictions[i, j] is not null;
            }

        while (found)
        {
            var (worst, other, most) = (-1, -1, default(Evidence));
            for (var i = 0; i < vendors.Length; i++)
                for (var j = 0; j < vendors.Length; j++)
                    if (contradictions[i, j] is not null && EvidenceBetween(i, j, variable) is var more
                        && (worst < 0 || more.Total > most.Total))
                        (worst, other, most) = (i, j, more);
            if (worst < 0) return;
            if (most.Total < AssessmentThresholds.Decisive) break;
            Exclude(worst, other, variable, most);
        }

        for (var i = 0; i < vendors.Length; i++)
            for (var j = i + 1; j < vendors.Length; j++)
                if (contradictions[i, j] is { } contradiction && vendors[i].HasHours && vendors[j].HasHours)
                    assessment.SetUnresolved(variable, vendors[i], vendors[j], contradiction.Difference);
    }

    private void Exclude(int worst, int other, Variable variable, in Evidence most)
    {
        var contradiction = contradictions[worst, other]!.Value;
        var ofUnits = contradiction.IsOfUnits || (variable == Variable.Temperature && IsFahrenheit(vendors[worst], vendors[other]));
        if (ofUnits) NoteWrongUnit(vendors[worst]);
        if (most.Corroboration <= 0) assessment.SetConflict(variable, vendors[worst], vendors[other]);
        var reason = ofUnits ? ExclusionReason.WrongUnit : ExclusionReason.Contradicted;
        assessment.Exclude(vendors[worst], variable, reason, most.DecidedBy, contradiction.Distance);
        for (var i = 0; i < vendors.Length; i++) contradictions[worst, i] = contradictions[i, worst] = null;
    }

    /// <summary>How much more evidence there is against one of two that contradict each other.</summary>
    private Evidence EvidenceBetween(int one, int other, Variable variable) =>
        Against(one, other, variable).Minus(Against(other, one, variable));

    private Evidence Against(int one, int other, Variable variable)
    {
        var against = evidence.Against(vendors[one], vendors[other], variable);
        var hasWrongUnit = (wrongUnits & vendors[one].Bit) != 0
            && (contradictions[one, other]!.Value.IsOfUnits || variable == Variable.Temperature);
        return against with
        {
            Corroboration = AssessmentThresholds.Corroboration * CountCorroborating(one, other),
            Physics = against.Physics + (hasWrongUnit ? AssessmentThresholds.WrongUnitElsewhere : 0),
        };
    }

    /// <summary>Independent vendors that contradict one as well and agree with the other; a lineage counts once.</summary>
    private int CountCorroborating(int one, int other)
    {
        var count = 0;
        for (var k = 0; k < vendors.Length; k++)
        {
            var isFirst = Corroborates(k);
            for (var before = 0; before < k && isFirst; before++)
                isFirst = vendors[before].Lineage != vendors[k].Lineage || !Corroborates(before);
            if (isFirst) count++;
        }

        return count;

        bool Corroborates(int k) => k != one && k != other && vendors[k].HasHours && vendors[k].Lineage != vendors[other].Lineage
            && contradictions[k, one] is not null && contradictions[k, other] is null;
    }

    private bool IsFahrenheit(AssessedVendor one, AssessedVendor other)
    {
        var (off, count) = AssessedVendor.MeanOf(axis, step => Math.Abs(one.At(Variable.Temperature, step)
            - UnitConversion.Convert(other.At(Variable.Temperature, step), Unit.Celsius, Unit.Fahrenheit)));
        return count >= AssessmentThresholds.LeastHours && off < AssessmentThresholds.FahrenheitError;
    }
}
