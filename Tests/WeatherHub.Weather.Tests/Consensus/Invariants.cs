using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

/// <summary>What holds in every answer, whatever the vendors said.</summary>
internal static class Invariants
{
    internal static void Hold(MergeRequest request, MergedForecast merged)
    {
        var known = request.Reports.Select(report => report.Provider).ToHashSet();
        var (hourly, daily) = (merged.Hourly, merged.Daily);
        Assert.That(hourly.Axis.Count, Is.EqualTo(request.Hours));
        Assert.That(hourly.Axis.Start <= request.Now && request.Now < hourly.Axis[1]);
        Assert.That(daily.Days, Has.Count.EqualTo(request.Days));
        Numbers(hourly.Columns, request.Hours, known);
        foreach (var (variable, column) in daily.Columns)
            Runs(variable.ToString(), [.. column.Values.Select(double.IsFinite)], column.Provenance, request.Days, known);
        Words(hourly.Condition, request.Hours, known);
        Words(hourly.PrecipitationType, request.Hours, known);
        Words(hourly.IsDay, request.Hours, known);
        Words(daily.Condition, request.Days, known);
        for (var i = 0; i < request.Hours; i++)
        {
            Step(hourly.Columns, hourly.Condition.Values[i], i);
            Type(hourly, i);
        }

        for (var d = 0; d < request.Days; d++) Day(hourly, daily, d);
        if (merged.Current is not { } current) return;
        Numbers(current.Columns, 1, known);
        Words(current.Condition, 1, known);
        Step(current.Columns, current.Condition.Values[0], 0);
    }

    private static void Numbers(IReadOnlyDictionary<Variable, MergedColumn> columns, int count, HashSet<string> known)
    {
        foreach (var variable in MergedChannels.Published)
        {
            var facts = VariableFacts.Of(variable);
            var column = columns[variable];
            Runs(facts.Name, [.. column.Values.Select(value => !double.IsNaN(value))], column.Provenance, count, known);
            foreach (var value in column.Values.Where(value => !double.IsNaN(value)))
                Assert.That(value, Is.InRange(facts.Minimum, facts.Maximum), facts.Name);
        }
    }

    private static void Words<T>(MergedCategories<T> words, int count, HashSet<string> known)
        where T : struct => Runs(typeof(T).Name, [.. words.Values.Select(value => value is not null)], words.Provenance, count, known);

    private static void Runs(string name, bool[] said, IReadOnlyList<ProvenanceRun> runs, int count, HashSet<string> known)
    {
        Assert.That(said, Has.Length.EqualTo(count), name);
        var covered = new bool[count];
        var last = 0;
        foreach (var run in runs)
        {
            Assert.That(run.From >= last && run.To > run.From, name);
            last = run.To;
            for (var i = run.From; i < run.To; i++) covered[i] = true;
            Assert.That(run.Providers, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique.And.SubsetOf(known), name);
            if (run.Method == MergeMethodNames.Astronomical) Assert.That(run.Providers, Is.Empty, name);
            else Assert.That(run.Providers, Is.Not.Empty, name);
            if (run.Method == MergeMethodNames.Single) Assert.That(run.Providers, Has.Count.EqualTo(1), name);
        }

        Assert.That(covered, Is.EqualTo(said), name);
    }

    private static void Step(IReadOnlyDictionary<Variable, MergedColumn> columns, Condition? condition, int i)
    {
        double Of(Variable variable) => columns[variable].Values[i];
        Assert.That(Of(Variable.WindGust) < Of(Variable.WindSpeed), Is.False, "gust below wind");
        Assert.That(Of(Variable.DewPoint) > Of(Variable.Temperature), Is.False, "dew point above temperature");
        var amount = Of(Variable.Precipitation);
        if (condition is null) Assert.That(Of(Variable.CloudCover), Is.NaN);
        else Agree(condition.Value, amount, Of(Variable.Temperature));
    }

    private static void Agree(Condition condition, double amount, double warmth)
    {
        var kind = condition.ClassOf();
        if (amount >= 0.1)
            Assert.That(kind, Is.GreaterThanOrEqualTo(ConditionClass.Other), $"{condition} with {amount} mm");
        if (amount < 0.05)
            Assert.That(
                kind.IsPrecipitation() || (kind == ConditionClass.Thunder && condition != Condition.ThunderDry),
                Is.False,
                $"{condition} with {amount} mm");
        if (warmth > 3)
            Assert.That(
                condition.PrecipitationOf()?.Type,
                Is.Null.Or.EqualTo(PrecipitationType.Rain).Or.EqualTo(PrecipitationType.Hail),
                $"{condition} at {warmth}");
    }

    private static void Type(MergedHourly hourly, int i)
    {
        var (amount, type) = (hourly.Columns[Variable.Precipitation].Values[i], hourly.PrecipitationType.Values[i]);
        Assert.That(type is null, Is.EqualTo(double.IsNaN(amount)));
        if (type is null) return;
        Assert.That(type != PrecipitationType.None, Is.EqualTo(ConditionInputs.IsMeasurable(amount)));
        if (hourly.Condition.Values[i] is { } condition && condition.PrecipitationOf() is { } fall && condition != Condition.Blizzard)
            Assert.That(fall.Type, Is.EqualTo(type).Or.EqualTo(PrecipitationType.Rain), condition.ToString());
    }

    private static void Day(MergedHourly hourly, MergedDaily daily, int d)
    {
        double Of(DailyVariable variable) => daily.Columns[variable].Values[d];
        Assert.That(Of(DailyVariable.TemperatureMin) > Of(DailyVariable.TemperatureMax), Is.False, "min above max");
        Assert.That(Of(DailyVariable.WindGustMax) < Of(DailyVariable.WindSpeedMax), Is.False, "gust below wind");
        var day = daily.Days[d];
        for (var i = 0; i < hourly.Axis.Count; i++)
        {
            if (hourly.Axis[i] < day.Start || hourly.Axis[i] >= day.End) continue;
            double At(Variable variable) => hourly.Columns[variable].Values[i];
            Assert.That(At(Variable.Temperature) > Of(DailyVariable.TemperatureMax), Is.False);
            Assert.That(At(Variable.Temperature) < Of(DailyVariable.TemperatureMin), Is.False);
            Assert.That(At(Variable.WindSpeed) > Of(DailyVariable.WindSpeedMax), Is.False);
            Assert.That(At(Variable.WindGust) > Of(DailyVariable.WindGustMax), Is.False);
            Assert.That(At(Variable.UvIndex) > Of(DailyVariable.UvIndexMax), Is.False);
            Assert.That(At(Variable.PrecipitationProbability) > Of(DailyVariable.PrecipitationProbabilityMax), Is.False);
            if (day.Complete) Assert.That(At(Variable.Temperature), Is.Not.NaN);
        }

        foreach (var total in new[] { DailyVariable.PrecipitationSum, DailyVariable.SnowfallSum })
            if (daily.Columns[total].Confidence is { } sure && !double.IsNaN(Of(total)))
            {
                Assert.That(sure.P10[d], Is.InRange(0, Of(total) + 1e-9), $"{total}");
                Assert.That(sure.P90[d], Is.GreaterThanOrEqualTo(Of(total) - 1e-9).And.LessThan(double.PositiveInfinity), $"{total}");
                Assert.That(sure.Level[d], Is.InRange(0, 100), $"{total}");
            }

        var (sum, condition) = (Of(DailyVariable.PrecipitationSum), daily.Condition.Values[d]);
        if (condition is { } word && sum >= 0.1) Assert.That(word.ClassOf(), Is.GreaterThanOrEqualTo(ConditionClass.Other));
        if (condition is { } other && sum < 0.05) Assert.That(other.ClassOf().IsPrecipitation(), Is.False);
    }
}
