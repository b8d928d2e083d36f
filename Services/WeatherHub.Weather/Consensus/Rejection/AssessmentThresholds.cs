using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>The thresholds of the assessment of vendors; docs/consensus.md gives the reasons for their values.</summary>
internal static class AssessmentThresholds
{
    /// <summary>Hours before now that are compared: at least today's.</summary>
    internal const int HoursBack = 24;

    /// <summary>Hours from now on that are compared: later ones are too uncertain to tell a fault from weather.</summary>
    internal const int HoursAhead = 48;

    /// <summary>Mean distance of two series, in their joint standard errors, beyond which both cannot be right.</summary>
    internal const double Contradiction = 2.2;

    /// <summary>The same for fewer than <see cref="LeastHours"/>, which weather alone can set far apart.</summary>
    internal const double ContradictionOfFewHours = 3.5;
    internal const int LeastHours = 12;

    /// <summary>The lead time, in days, at which bias and verified error are taken.</summary>
    internal const double TypicalLead = 0.6;

    /// <summary>Evidence is in natural logarithms of odds; from here on (7 to 1) one of two is excluded.</summary>
    internal const double Decisive = 2;

    /// <summary>Evidence of each further independent vendor that contradicts one and agrees with the other.</summary>
    internal const double Corroboration = 4;

    /// <summary>Evidence for a station beside a model's hour.</summary>
    internal const double Station = 2;

    /// <summary>Cap on the evidence of one kind.</summary>
    internal const double Most = 10;

    /// <summary>Cap on the evidence of verified errors: a vendor of good record can break.</summary>
    internal const double MostOfRecord = 2;

    /// <summary>Difference, °C, of a dew point from that of the vendor's own temperature and humidity, by rounding and ice.</summary>
    internal const double HumidityError = 2;

    /// <summary>Cap on the evidence of a vendor's inconsistent humidity.</summary>
    internal const double MostOfHumidity = 6;

    /// <summary>Evidence of a wrong unit in another quantity of the same vendor, or of values that no unit allows.</summary>
    internal const double WrongUnitElsewhere = 3;

    /// <summary>Impossible values of a quantity from which on its unit is taken to be wrong.</summary>
    internal const int ManyImpossible = 24;

    /// <summary>Mean and standard deviation of the logarithm of the wind at 10 m in m/s: 3.5 m/s, from 1.9 to 6.4.</summary>
    internal const double MeanLogWind = 1.25;
    internal const double LogWindDeviation = 0.6;

    /// <summary>How steady a ratio must be, and how near to that of two units, as differences of logarithms.</summary>
    internal const double RatioScatter = 0.35;
    internal const double RatioError = 0.3;

    /// <summary>Mean error, °C, within which a temperature that follows 1.8 t + 32 of another is in Fahrenheit.</summary>
    internal const double FahrenheitError = 4;

    /// <summary>Hours by which the cycle of radiation is off the sun's, with radiation in the dark; and without dark hours.</summary>
    internal const double SolarShift = 1.75;
    internal const double SolarShiftWithoutNight = 2.5;

    /// <summary>Hours within which it follows the sun's.</summary>
    internal const double SolarAgreement = 1;

    /// <summary>Share of the radiation that falls while the sun is down.</summary>
    internal const double ShareInTheDark = 0.01;

    /// <summary>Longest shift between two series that is searched, and shortest that is a fault, in hours.</summary>
    internal const int LongestShift = 6;
    internal const int ShortestShift = 2;

    /// <summary>Hours within which the diurnal cycles must have the same shift: a late front shifts the weather only.</summary>
    internal const double ShiftError = 1;

    /// <summary>Largest share of the mean square difference that a shift may leave.</summary>
    internal const double LeftByShift = 0.3;

    /// <summary>Mean square difference, (°C)², below which no shift is searched.</summary>
    internal const double LeastForShift = 0.5;

    /// <summary>Solar hour of the highest temperature, and its standard deviation.</summary>
    internal const double WarmestHour = 15;
    internal const double WarmestHourError = 1.5;

    /// <summary>Amplitude of the diurnal cycle, °C, from which on its hour is meaningful.</summary>
    internal const double LeastDiurnalAmplitude = 0.8;

    /// <summary>Hours of one value after which a series is stuck, where another moves by so many standard errors.</summary>
    internal const int StuckHours = 24;
    internal const double MovementOfOthers = 1;

    private static readonly double[] SpeedFactors = [3.6];
    private static readonly double[] LengthFactors = [3.28084, 1000, 1609.344];
    private static readonly double[] DepthFactors = [25.4];

    /// <summary>Whether impossible values point to a wrong unit, and not to rounding at a bound.</summary>
    internal static bool HasMistakableUnit(Variable variable) => variable is
        Variable.Temperature or Variable.DewPoint or Variable.PressureMsl or Variable.WindSpeed or Variable.WindGust or Variable.Visibility;

    /// <summary>Ratios, either way, that point to another unit. Factors below three are within what terrain does.</summary>
    internal static double[] UnitFactors(Variable variable) => variable switch
    {
        Variable.WindSpeed or Variable.WindGust => SpeedFactors,
        Variable.Visibility => LengthFactors,
        Variable.Precipitation => DepthFactors,
        _ => [],
    };
}
