using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>
/// The order in which vendors are assessed: reports that are faulty as a whole first, then quantity by quantity the clearest contradiction first.
/// </summary>
internal sealed class VendorAssessor
{
    /// <summary>Those that others hang on before the others.</summary>
    private static readonly Variable[] Quantities =
    [
        Variable.Temperature, Variable.WindSpeed, Variable.DewPoint, Variable.RelativeHumidity, Variable.PressureMsl, Variable.WindGust,
        Variable.CloudCover, Variable.Precipitation, Variable.Visibility, Variable.UvIndex, Variable.ShortwaveRadiation,
    ];

    private readonly AssessedVendor[] vendors;
    private readonly TimeAxis axis;
    private readonly EvidenceCollector evidence;
    private readonly SeriesFaults faults;
    private readonly Contradiction?[,] apart;

    /// <summary>Every quantity that has a unit which can be mistaken, and is not assessed by its level alone.</summary>
    private static readonly Variable[] OfUnits = [Variable.PressureMsl, Variable.Precipitation, Variable.Snowfall, Variable.Visibility];

    /// <summary>Vendors in whose numbers a wrong unit was found.</summary>
    private ulong wrongUnits;

    /// <summary>Those in whose numbers a second one was found.</summary>
    private ulong wrongUnitsThroughout;

    internal VendorAssessor(AssessedVendor[] vendors, TimeAxis axis, Coordinates place, Func<Variable, DateTimeOffset, ClimateNormal?> usual)
    {
        (this.vendors, this.axis) = (vendors, axis);
        evidence = new EvidenceCollector(vendors, axis, usual);
        faults = new SeriesFaults(place, axis);
        apart = new Contradiction?[vendors.Length, vendors.Length];
    }

    internal VendorAssessment Walk(VendorAssessment assessment)
    {
        Reports(assessment);
        Impossibles(assessment);
        foreach (var variable in Quantities) Quantity(variable, assessment);

        // A wrong unit found late tells of quantities that nothing told of before.
        if (wrongUnits != 0)
            foreach (var variable in Quantities)
                if (assessment.IsContested(variable)) Quantity(variable, assessment);
        foreach (var vendor in vendors)
            if ((wrongUnitsThroughout & vendor.Bit) != 0) Throughout(vendor, assessment);
        return assessment;
    }

    /// <summary>Of whom much of a quantity is impossible is not believed in what is left of it.</summary>
    private void Impossibles(VendorAssessment assessment)
    {
        foreach (var vendor in vendors)
            foreach (var variable in vendor.Impossible)
                if ((assessment.DiscreditedOn(variable) & vendor.Bit) == 0
                    && Array.Exists(vendors, other => other != vendor && other.HoursOf(variable) is not null))
                {
                    wrongUnitsThroughout |= wrongUnits & vendor.Bit;
                    wrongUnits |= vendor.Bit;
                    assessment.Discredit(vendor, new Exclusion(vendor.Provider, variable, ExclusionReason.WrongUnit, ReferenceSource.Physics, double.NaN));
                }
    }

    /// <summary>Who has two quantities in a wrong unit has asked for, or is sent, another system of units: no number with a unit is used.</summary>
    private static void Throughout(AssessedVendor vendor, VendorAssessment assessment)
    {
        foreach (var variable in OfUnits)
            if ((assessment.DiscreditedOn(variable) & vendor.Bit) == 0)
                assessment.Discredit(vendor, new Exclusion(vendor.Provider, variable, ExclusionReason.WrongUnit, ReferenceSource.Physics, double.NaN));
    }

    private void Reports(VendorAssessment assessment)
    {
        var stuck = 0UL;
        foreach (var variable in SeriesFaults.Restless)
            foreach (var vendor in vendors)
                if (Array.Exists(vendors, other => other != vendor && faults.IsStuckOn(variable, vendor, other))) stuck |= vendor.Bit;
        foreach (var vendor in vendors)
        {
            if (!vendor.HasHours) continue;
            if ((stuck & vendor.Bit) != 0)
                assessment.Discredit(vendor, new Exclusion(vendor.Provider, null, ExclusionReason.Stuck, ReferenceSource.Physics, double.NaN));
            else if (IsOffTheSun(vendor) && Array.Exists(vendors, other => other != vendor && other.HasHours && !IsOffTheSun(other)))
                assessment.Discredit(vendor, new Exclusion(vendor.Provider, null, ExclusionReason.WrongHours, ReferenceSource.Physics, double.NaN));
        }

        foreach (var vendor in vendors)
            if (Shifted(vendor, assessment) is { } ground)
            {
                ReferenceSource? referee = ground == ExclusionReason.ShiftedFromTheSun ? ReferenceSource.Physics : null;
                assessment.Discredit(vendor, new Exclusion(vendor.Provider, null, ground, referee, double.NaN));
            }

        bool IsOffTheSun(AssessedVendor vendor) => faults.FitOf(vendor) == SolarFit.Contradicts;
    }

    /// <summary>
    /// Whether two others agree that its hours are shifted; or one other, whose warmest hour is where the sun puts it and its own is not, or whose radiation
    /// follows the sun while its own does not tell.
    /// </summary>
    private ExclusionReason? Shifted(AssessedVendor vendor, VendorAssessment assessment)
    {
        if (!vendor.HasHours || (assessment.Speechless & vendor.Bit) != 0) return null;
        var (first, lineage, isFromTheSun, hasCompany) = (0, "", false, false);
        var isOnTheSun = faults.FitOf(vendor) == SolarFit.Fits;
        foreach (var other in vendors)
        {
            if (other == vendor || (assessment.Speechless & other.Bit) != 0) continue;
            if (SeriesFaults.ShiftBetween(vendor, other) is not (not 0 and var hours))
            {
                hasCompany |= other.Lineage != vendor.Lineage && other.HoursOf(Variable.Temperature) is not null;
                continue;
            }

            if (first != 0 && other.Lineage != lineage && Math.Abs(hours - first) <= 1) return ExclusionReason.WrongHours;
            (first, lineage) = (hours, other.Lineage);
            var isOtherOnTheSun = faults.FitOf(other) == SolarFit.Fits;
            if (isOnTheSun && !isOtherOnTheSun) continue;
            isFromTheSun |= isOtherOnTheSun && !isOnTheSun && faults.IsDayShifted(vendor, other, hours);
            var (own, others) = (faults.WarmestOff(vendor), faults.WarmestOff(other));
            if (Weighed(own) - Weighed(others) >= AssessmentThresholds.Decisive && Math.Sign(own) == Math.Sign(hours))
                return isFromTheSun ? ExclusionReason.ShiftedFromTheSun : ExclusionReason.WrongHours;
        }

        return isFromTheSun && !hasCompany ? ExclusionReason.ShiftedFromTheSun : null;

        static double Weighed(double off) => double.IsNaN(off) ? 0 : Math.Min(Math.Pow(off / AssessmentThresholds.WarmestHourError, 2) / 2, AssessmentThresholds.Most);
    }

    private void Quantity(Variable variable, VendorAssessment assessment)
    {
        var found = false;
        assessment.Reopen(variable);
        for (var i = 0; i < vendors.Length; i++)
            for (var j = i + 1; j < vendors.Length; j++)
                found |= (apart[i, j] = apart[j, i] = IsOut(i) || IsOut(j) ? null : Contradiction.Between(vendors[i], vendors[j], variable, axis)) is not null;
        while (found)
        {
            var (worst, other, most) = (-1, -1, default(Evidence));
            for (var i = 0; i < vendors.Length; i++)
                for (var j = 0; j < vendors.Length; j++)
                    if (apart[i, j] is not null && Beyond(i, j, variable) is var beyond && (worst < 0 || beyond.Total > most.Total))
                        (worst, other, most) = (i, j, beyond);
            if (worst < 0) return;
            if (most.Total < AssessmentThresholds.Decisive) break;
            Discredit(worst, other, variable, most, assessment);
        }

        for (var i = 0; i < vendors.Length; i++)
            for (var j = i + 1; j < vendors.Length; j++)
                if (apart[i, j] is { } contradiction && vendors[i].HasHours && vendors[j].HasHours)
                    assessment.Contest(variable, vendors[i], vendors[j], contradiction.Difference);

        bool IsOut(int vendor) => (assessment.DiscreditedOn(variable) & vendors[vendor].Bit) != 0;
    }

    private void Discredit(int worst, int other, Variable variable, in Evidence most, VendorAssessment assessment)
    {
        var contradiction = apart[worst, other]!.Value;
        var ofUnits = contradiction.IsOfUnits || (variable == Variable.Temperature && IsFahrenheit(vendors[worst], vendors[other]));
        if (ofUnits)
        {
            wrongUnitsThroughout |= vendors[worst].Bit & wrongUnits;
            wrongUnits |= vendors[worst].Bit;
        }

        if (most.Company <= 0) assessment.PutAtOdds(variable, vendors[worst], vendors[other]);
        var ground = ofUnits ? ExclusionReason.WrongUnit : ExclusionReason.Contradicted;
        assessment.Discredit(vendors[worst], new Exclusion(vendors[worst].Provider, variable, ground, most.DecidedBy, contradiction.Distance));
        for (var i = 0; i < vendors.Length; i++) apart[worst, i] = apart[i, worst] = null;
    }

    /// <summary>How much more speaks against one of two that contradict each other.</summary>
    private Evidence Beyond(int one, int other, Variable variable)
    {
        var (own, others) = (evidence.Against(vendors[one], vendors[other], variable), evidence.Against(vendors[other], vendors[one], variable));
        own = own with { Company = AssessmentThresholds.Company * Company(one, other), Physics = own.Physics + UnitElsewhere(one, other, variable) };
        others = others with { Company = AssessmentThresholds.Company * Company(other, one), Physics = others.Physics + UnitElsewhere(other, one, variable) };
        return own.Beyond(others);
    }

    private double UnitElsewhere(int one, int other, Variable variable) =>
        (wrongUnits & vendors[one].Bit) != 0 && (apart[one, other]!.Value.IsOfUnits || variable == Variable.Temperature) ? AssessmentThresholds.WrongUnitElsewhere : 0;

    /// <summary>Independent vendors that contradict one as well and agree with the other; one model is one opinion, whoever resells it.</summary>
    private int Company(int one, int other)
    {
        var count = 0;
        for (var k = 0; k < vendors.Length; k++)
        {
            if (!Joins(k)) continue;
            var counted = false;
            for (var before = 0; before < k && !counted; before++) counted = vendors[before].Lineage == vendors[k].Lineage && Joins(before);
            if (!counted) count++;
        }

        return count;

        bool Joins(int k) => k != one && k != other && vendors[k].HasHours && vendors[k].Lineage != vendors[other].Lineage
            && apart[k, one] is not null && apart[k, other] is null;
    }

    private bool IsFahrenheit(AssessedVendor one, AssessedVendor other)
    {
        if (one.HoursOf(Variable.Temperature) is not { } voice || other.HoursOf(Variable.Temperature) is not { } others) return false;
        var (facts, off, count) = (VariableFacts.Of(Variable.Temperature), 0.0, 0);
        for (var step = 0; step < axis.Count; step++)
        {
            var expected = UnitConversion.Convert(others.At(step, facts.Minimum, facts.Maximum), Unit.Celsius, Unit.Fahrenheit);
            var difference = voice.At(step, facts.Minimum, facts.Maximum) - expected;
            if (!double.IsNaN(difference)) (off, count) = (off + Math.Abs(difference), count + 1);
        }

        return count >= AssessmentThresholds.LeastHours && off / count < AssessmentThresholds.FahrenheitError;
    }
}
