using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Weather.Tests.Wording;

/// <summary>Holds a sentence against the numbers that stand beside it in the answer, and against nothing else.</summary>
internal sealed class Agreement(MergeRequest request, MergedForecast merged, int day, SentenceUnits units)
{
    private const double Rounding = 0.051;

    private readonly MergedDay span = merged.Daily.Days[day];
    private readonly DateTimeOffset now = TimeAxis.Floor(request.Now);

    private string Why => $"{span.Date} in {request.Zone.Id} at {request.Now:u}";

    private bool IsToday => span.Start < now;

    private bool IsOutlook => merged.Daily.Columns.Values.SelectMany(column => column.Provenance).Concat(merged.Daily.Condition.Provenance)
        .Any(run => run.Method == MergeMethodNames.ProviderDaily && run.From <= day && day < run.To);

    private IEnumerable<int> Ahead =>
        Enumerable
            .Range(0, merged.Hourly.Axis.Count)
            .Where(hour => merged.Hourly.Axis[hour + 1] > span.Start && merged.Hourly.Axis[hour] < span.End);

    internal void Check(ReadSentence said)
    {
        Fall(said);
        Amounts(said);
        Band(said);
        Times(said);
        Hours(said);
        Extremes(said);
        Sky(said);
        if (said.Text.Contains("disagree", StringComparison.Ordinal)) Assert.That(request.Reports, Has.Count.GreaterThan(1), Why);
    }

    private void Fall(ReadSentence said)
    {
        var sum = Of(DailyVariable.PrecipitationSum);
        var chance = Math.Round(
            IsToday && !IsOutlook ? Highest(Variable.PrecipitationProbability) : Of(DailyVariable.PrecipitationProbabilityMax),
            MidpointRounding.AwayFromZero);
        if (said.SaysDry)
        {
            Assert.That(chance >= 10, Is.False, $"dry with {chance} %: {Why}");
            Assert.That(double.IsNaN(sum), Is.False, Why);
            Assert.That(sum < 0.05 || said.Fell is not null, $"dry with {sum} mm: {Why}");
        }

        if (sum >= 0.05) Assert.That(said.SaysFall || said.Fell is not null, $"{sum} mm and not a word: {Why}");
        if (chance >= 10) Assert.That(said.SaysFall, $"{chance} % and not a word: {Why}");
        if (said.Chance is not { } word) return;
        if (double.IsNaN(word.Least)) Assert.That(chance, Is.NaN, Why);
        else Assert.That(chance, Is.InRange(word.Least, word.Most), $"{said.Text} {Why}");
    }

    private void Amounts(ReadSentence said)
    {
        var sum = Of(DailyVariable.PrecipitationSum);
        var past = IsToday ? sum - Math.Min(sum, Ahead.Sum(Falling)) : 0;
        if (said.Fell is { } fell && !IsOutlook)
            Assert.That(In(past, Unit.Millimetre, fell.Unit), Is.InRange(fell.Low - 0.02, fell.High + 0.02), $"{said.Text} {Why}");
        if (said.Said is not { } amount || said.Main.Contains(" fell before ", StringComparison.Ordinal) || (IsToday && IsOutlook))
            return;
        var ahead =
            amount.More ? sum - past
            : said.Fell is null ? sum
            : 0;
        var water = In(ahead, Unit.Millimetre, amount.Unit == "cm" ? "mm" : amount.Unit);
        var depth = In(Of(DailyVariable.SnowfallSum), Unit.Centimetre, amount.Unit == "mm" ? "cm" : amount.Unit);
        bool Holds(double value) => value >= amount.Low - 0.02 && value <= amount.High + 0.02;
        if (amount.Unit == "cm")
            Assert.That(Holds(depth) || (amount.More && amount.Low <= depth), $"{said.Text} but {depth} cm: {Why}");
        else
            Assert.That(
                Holds(water)
                    || (amount.Unit == "in" && said.Main.Contains("now", StringComparison.Ordinal) && (Holds(depth) || amount.More)),
                $"{said.Text} but {water}: {Why}");
    }

    /// <summary>What is told is the band beside the total, in round numbers. Inches of snow may be of depth or of water.</summary>
    private void Band(ReadSentence said)
    {
        if (
            said.Said is not { } amount
            || said.Main.Contains("under ", StringComparison.Ordinal)
            || said.Main.Contains(" fell before ", StringComparison.Ordinal))
            return;
        if (amount.Unit == "in" && said.Main.Contains("now", StringComparison.Ordinal))
            return;
        var isDepth = amount.Unit == "cm";
        var column = merged.Daily.Columns[isDepth ? DailyVariable.SnowfallSum : DailyVariable.PrecipitationSum];
        if (column.Confidence is not { } sure || (IsToday && (isDepth || IsOutlook))) return;
        var past = IsToday && amount.More ? column.Values[day] - Math.Min(column.Values[day], Ahead.Sum(Falling)) : 0;
        var (low, high, step) = (Spoken(sure.P10[day] - past), Spoken(sure.P90[day] - past), amount.Unit == "in" ? 0.06 : 0.55);
        Assert.That(amount.High, Is.EqualTo(high).Within(Math.Max(step, 0.26 * high)), $"{said.Text} but p90 is {high}: {Why}");
        Assert.That(amount.Low, Is.EqualTo(low).Within(Math.Max(step, 0.26 * low)), $"{said.Text} but p10 is {low}: {Why}");

        double Spoken(double value) => In(value, isDepth ? Unit.Centimetre : Unit.Millimetre, amount.Unit);
    }

    private void Times(ReadSentence said)
    {
        var clock = new HashSet<TimeOnly>();
        for (var at = IsToday ? now : span.Start; at < span.End; at += TimeSpan.FromMinutes(15)) clock.Add(Clock(at));
        Assert.That(said.Times.Except(clock), Is.Empty, $"{said.Text} {Why}");
    }

    private void Hours(ReadSentence said)
    {
        if (
            said.Hours is not { } hours
            || IsOutlook
            || said.Said is null
            || said.Main.Contains("under ", StringComparison.Ordinal)
            || said.SaysThunder
            || (span.End - span.Start).TotalHours is not 24)
            return;
        foreach (var hour in Ahead.Where(hour => merged.Hourly.Columns[Variable.Precipitation].Values[hour] >= 0.05))
        {
            var from = merged.Hourly.Axis[hour] < span.Start ? span.Start : merged.Hourly.Axis[hour];
            Assert.That(
                Clock(from) >= hours.From && (hours.To is null || Clock(from) < hours.To),
                $"{said.Text} but also at {Clock(from)}: {Why}");
        }
    }

    private void Extremes(ReadSentence said)
    {
        var (temperature, speed) = (units.Temperature == Unit.Celsius ? "°C" : "°F", units.Speed == Unit.MetrePerSecond ? "m/s" : "mph");
        var ofHours = IsToday && !IsOutlook;
        var (high, low) = ofHours
            ? (Highest(Variable.Temperature), Lowest(Variable.Temperature))
            : (Of(DailyVariable.TemperatureMax), Of(DailyVariable.TemperatureMin));
        var (gust, wind) = ofHours
            ? (Highest(Variable.WindGust), Highest(Variable.WindSpeed))
            : (Of(DailyVariable.WindGustMax), Of(DailyVariable.WindSpeedMax));
        Near(said.After("hot, up to ", temperature), high, Unit.Celsius, units.Temperature);
        Near(said.After("down to ", temperature), low, Unit.Celsius, units.Temperature);
        Near(said.After("gusts to ", speed), gust, Unit.MetrePerSecond, units.Speed);
        if (said.Text.Contains("hot", StringComparison.Ordinal)) Assert.That(high, Is.GreaterThanOrEqualTo(30 - Rounding), Why);
        if (said.Text.Contains("frost", StringComparison.OrdinalIgnoreCase)) Assert.That(low, Is.LessThan(0), Why);
        if (said.Text.Contains("below freezing", StringComparison.OrdinalIgnoreCase)) Assert.That(high, Is.LessThan(0), Why);
        (string Words, double Least)[] forces =
        [
            ("strong wind", 10.8),
            ("near gale", 13.9),
            ("gale", 13.9),
            ("strong gale", 20.8),
            ("storm-force", 24.5),
            ("violent storm", 28.5),
            ("hurricane-force", 32.7),
        ];
        foreach (var (words, least) in forces)
            if (said.Text.Contains(words, StringComparison.OrdinalIgnoreCase))
                Assert.That(wind, Is.GreaterThanOrEqualTo(least - Rounding), $"{said.Text} {Why}");
        if (said.Change(temperature) is not { } change)
            return;
        var before = merged.Daily.Columns[DailyVariable.TemperatureMax].Values[day - 1];
        Assert.That(
            change,
            Is.EqualTo((Of(DailyVariable.TemperatureMax) - before) * (units.Temperature == Unit.Celsius ? 1 : 1.8)).Within(0.51),
            $"{said.Text} {Why}");
    }

    private void Sky(ReadSentence said)
    {
        if (IsToday || merged.Daily.Condition.Values[day] is not { } named) return;
        string[] skies = ["clear", "mostly clear", "partly cloudy", "mostly cloudy", "overcast"];
        var first = said.Text.ToLowerInvariant();
        if (first.Split(" in the morning, ") is [var morning, var rest] && skies.Contains(morning))
            Assert.That((int)named, Is.InRange(0, 4), Why);
        else if (Array.FindLast(skies, sky => first.StartsWith(sky, StringComparison.Ordinal)) is { } sky && named != Condition.ThunderDry)
            Assert.That(ConditionFacts.Of(named).Slug.Replace('-', ' '), Is.EqualTo(sky), Why);
        if (named.ClassOf() == ConditionClass.Thunder)
            Assert.That(said.SaysThunder, $"{said.Text} on a day of {named}: {Why}");
        if (named.ClassOf() is ConditionClass.Rain or ConditionClass.Snow)
            Assert.That(said.SaysFall, $"{said.Text} on a day of {named}: {Why}");
        if (
            named.ClassOf() is ConditionClass.Rain or ConditionClass.Snow
            && said.Main.Contains("thunder", StringComparison.OrdinalIgnoreCase))
            Assert.Fail($"{said.Text} {Why}");
    }

    private void Near(double? said, double value, Unit from, Unit to)
    {
        if (said is { } number) Assert.That(number, Is.EqualTo(UnitConversion.Convert(value, from, to)).Within(0.501), Why);
    }

    private double Of(DailyVariable variable) => merged.Daily.Columns[variable].Values[day];

    private double Falling(int hour)
    {
        var (axis, value) = (merged.Hourly.Axis, merged.Hourly.Columns[Variable.Precipitation].Values[hour]);
        var end = axis[hour + 1] < span.End ? axis[hour + 1] : span.End;
        var start = axis[hour] > span.Start ? axis[hour] : span.Start;
        return double.IsNaN(value) ? 0 : value * (end - start).TotalHours;
    }

    private double Highest(Variable variable) =>
        Ahead.Select(hour => merged.Hourly.Columns[variable].Values[hour]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();

    private double Lowest(Variable variable) =>
        Ahead.Select(hour => merged.Hourly.Columns[variable].Values[hour]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();

    private TimeOnly Clock(DateTimeOffset at) => TimeOnly.FromDateTime(at.UtcDateTime + request.Zone.GetUtcOffset(at));

    private static double In(double value, Unit from, string unit) =>
        UnitConversion.Convert(value, from, unit switch { "in" => Unit.Inch, "cm" => Unit.Centimetre, _ => Unit.Millimetre });
}
