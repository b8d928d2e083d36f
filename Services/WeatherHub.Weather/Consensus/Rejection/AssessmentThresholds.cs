using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>The thresholds by which vendors are assessed, all in one place; docs/consensus.md says why they are what they are.</summary>
internal static class AssessmentThresholds
{
    private static readonly double[] Speeds = [3.6];
    private static readonly double[] Lengths = [3.28084, 1000, 1609.344];
    private static readonly double[] Depths = [25.4];

    /// <summary>Hours before now that are compared: at least today's.</summary>
    internal const int HoursBack = 24;

    /// <summary>Hours from now on that are compared: later ones are too unsure to tell a fault from weather.</summary>
    internal const int HoursAhead = 48;

    /// <summary>How far two series may lie apart on average, in their joint standard errors, before both cannot be right.</summary>
    internal const double Apart = 2.2;

    /// <summary>The same for a few moments, which weather alone can set far apart.</summary>
    internal const double ApartBriefly = 3.5;

    /// <summary>Shared hours from which on a series is more than a few moments.</summary>
    internal const int LeastHours = 12;

    /// <summary>The lead that stands for all in corrections and records.</summary>
    internal const double TypicalLead = 0.6;

    /// <summary>Evidence is told in natural logarithms of odds; from here on (7 to 1) one of two is discredited.</summary>
    internal const double Decisive = 2;

    /// <summary>Evidence of each further independent vendor that contradicts one and agrees with the other.</summary>
    internal const double Company = 4;

    /// <summary>What a station's reading is trusted more than a model's hour.</summary>
    internal const double Measured = 2;

    /// <summary>No single kind of evidence counts for more.</summary>
    internal const double Most = 10;

    /// <summary>What verification knows never counts for more: a vendor of good record can break.</summary>
    internal const double MostOfRecord = 2;

    /// <summary>How far a dew point may lie from that of the vendor's own temperature and humidity, °C: rounding, and ice instead of water.</summary>
    internal const double MoistureError = 2;

    /// <summary>Most that the vendor's own moisture says against it.</summary>
    internal const double MostOfMoisture = 6;

    /// <summary>Evidence of a wrong unit found in another quantity of the same vendor, or of values that no unit allows.</summary>
    internal const double WrongUnitElsewhere = 3;

    /// <summary>Impossible values of a quantity from which on its unit is taken to be wrong.</summary>
    internal const int ManyImpossible = 24;

    /// <summary>Whether impossible values speak of a wrong unit, and not of rounding at the end of what is possible.</summary>
    internal static bool HasMistakableUnit(Variable variable) => variable is
        Variable.Temperature or Variable.DewPoint or Variable.PressureMsl or Variable.WindSpeed or Variable.WindGust or Variable.Visibility;

    /// <summary>Mean wind at 10 m over land and sea, as the mean and deviation of its logarithm in m/s: 3.5 m/s, from 1.9 to 6.4.</summary>
    internal const double UsualLogWind = 1.25;
    internal const double UsualLogWindDeviation = 0.6;

    /// <summary>How steady a ratio must be, and how near to that of two units, as differences of logarithms.</summary>
    internal const double RatioScatter = 0.35;
    internal const double RatioError = 0.3;

    /// <summary>A temperature is taken for Fahrenheit where it follows 1.8 t + 32 of another this well, °C on average.</summary>
    internal const double FahrenheitError = 4;

    /// <summary>Hours by which the daily course of radiation must be off the sun's, where it also shines in the dark.</summary>
    internal const double OffTheSun = 1.75;

    /// <summary>The same where there is no dark to shine in.</summary>
    internal const double OffTheMidnightSun = 2.5;

    /// <summary>Hours within which it follows the sun's, and the vendor's hours are known to be right.</summary>
    internal const double OnTheSun = 1;

    /// <summary>Share of the radiation that falls while the sun is down.</summary>
    internal const double ShareInTheDark = 0.01;

    /// <summary>Longest shift of one series against another that is looked for, and shortest that is a fault, in hours.</summary>
    internal const int LongestShift = 6;
    internal const int ShortestShift = 2;

    /// <summary>Hours within which a shift must also be that of the daily courses: a front that comes later moves the weather and not the day.</summary>
    internal const double ShiftError = 1;

    /// <summary>A shift explains a difference that leaves no more than this share of its mean square.</summary>
    internal const double LeftByShift = 0.3;

    /// <summary>Mean square difference, (°C)², below which no shift is looked for.</summary>
    internal const double ShiftMatters = 0.5;

    /// <summary>Solar hour of the highest temperature, and how far it commonly is from it.</summary>
    internal const double WarmestHour = 15;
    internal const double WarmestHourError = 1.5;

    /// <summary>Amplitude of the daily course, °C, from which on its hour means something.</summary>
    internal const double LeastDailyCourse = 0.8;

    /// <summary>Hours of one and the same value after which a series is stuck, if others move by so many standard errors.</summary>
    internal const int StuckHours = 24;

    internal const double StuckWhileOthersMove = 1;

    /// <summary>How many times too large numbers are that are taken for another unit; both ways. Factors below three are within what terrain does.</summary>
    internal static double[] UnitFactors(Variable variable) => variable switch
    {
        Variable.WindSpeed or Variable.WindGust => Speeds,
        Variable.Visibility => Lengths,
        Variable.Precipitation => Depths,
        _ => [],
    };
}
