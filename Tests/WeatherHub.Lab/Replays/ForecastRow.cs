using System.Globalization;

namespace WeatherHub.Lab.Replays;

/// <summary>One row of a file of forecasts with observations: what every member said of one quantity at one site and time, and what came.</summary>
internal sealed record ForecastRow
{
    /// <summary>The five columns that name a row, as the file spells them.</summary>
    internal required string[] Key { get; init; }

    internal required DateTimeOffset Issued { get; init; }

    internal required DateTimeOffset Valid { get; init; }

    /// <summary>When the observation counts as known.</summary>
    internal required DateTimeOffset Known { get; init; }

    internal string Site => Key[2];

    internal string QuantityName => Key[3];

    internal required double LeadHours { get; init; }

    internal double? Latitude { get; init; }

    internal required RowUnit Unit { get; init; }

    /// <summary>In the row's own unit.</summary>
    internal required double Observed { get; init; }

    /// <summary>Who said what, in the row's own unit.</summary>
    internal required IReadOnlyList<(string Member, double Value)> Said { get; init; }

    /// <summary>The members' probabilities of rain, 0 to 1.</summary>
    internal required IReadOnlyDictionary<string, double> Chances { get; init; }

    internal bool IsRain => Unit.IsAmount;
}

/// <summary>Reads files of forecasts with observations.</summary>
internal static class ForecastRows
{
    internal static readonly string[] Keys = ["issue_time", "valid_time", "site", "quantity", "lead_h"];

    /// <summary>All rows of some files that are one history, in the order they were issued.</summary>
    /// <exception cref="UsageException">A file cannot be read; the message says which line and why.</exception>
    internal static IReadOnlyList<ForecastRow> Read(IEnumerable<string> files) =>
        [.. files.SelectMany(Read).OrderBy(row => row.Issued)];

    private static IEnumerable<ForecastRow> Read(string file)
    {
        if (!File.Exists(file)) throw new UsageException($"no file {file}");
        using var lines = File.ReadLines(file).GetEnumerator();
        if (!lines.MoveNext()) throw new UsageException($"{file} is empty");
        var columns = lines.Current.TrimStart('\uFEFF').Split(',');
        foreach (var wanted in Keys.Concat(["obs_time", "unit", "obs"]))
            if (!columns.Contains(wanted)) throw new UsageException($"{file} has no column {wanted}");
        for (var number = 2; lines.MoveNext(); number++)
        {
            if (lines.Current.Length == 0) continue;
            var cells = lines.Current.Split(',');
            if (cells.Length != columns.Length) throw new UsageException($"{file}, line {number}: {cells.Length} cells for {columns.Length} columns");
            ForecastRow row;
            try
            {
                row = Row(columns, cells);
            }
            catch (FormatException exception)
            {
                throw new UsageException($"{file}, line {number}: {exception.Message}");
            }

            if (row.Said.Count > 0) yield return row;
        }
    }

    private static ForecastRow Row(string[] columns, string[] cells)
    {
        string Cell(string name) => cells[Array.IndexOf(columns, name)];
        var latitude = Array.IndexOf(columns, "lat") is var at and >= 0 && cells[at].Length > 0 ? Number(cells[at]) : (double?)null;
        return new ForecastRow
        {
            Key = Array.ConvertAll(Keys, Cell),
            Issued = Time(Cell("issue_time")),
            Valid = Time(Cell("valid_time")),
            Known = Time(Cell("obs_time")),
            LeadHours = Number(Cell("lead_h")),
            Latitude = latitude,
            Unit = RowUnit.Of(Cell("unit")),
            Observed = Number(Cell("obs")),
            Said = [.. Members(columns, cells, "fc_")],
            Chances = Members(columns, cells, "pop_").ToDictionary(pair => pair.Member, pair => pair.Value),
        };
    }

    private static IEnumerable<(string Member, double Value)> Members(string[] columns, string[] cells, string prefix)
    {
        for (var i = 0; i < columns.Length; i++)
            if (columns[i].StartsWith(prefix, StringComparison.Ordinal) && cells[i].Length > 0) yield return (columns[i][prefix.Length..], Number(cells[i]));
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
