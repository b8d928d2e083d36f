using System.Globalization;

namespace WeatherHub.Lab.Replays;

/// <summary>Reads files of forecasts with observations.</summary>
internal static class ForecastRows
{
    internal static readonly string[] Keys = ["issue_time", "valid_time", "site", "quantity", "lead_h"];

    private const string Forecast = "fc_";
    private const string Chance = "pop_";

    /// <summary>All rows of some files that are one history, in the order they were issued.</summary>
    /// <exception cref="UsageException">A file cannot be read; the message says which line and why.</exception>
    internal static IReadOnlyList<ForecastRow> Read(IEnumerable<string> files) =>
        [.. files.SelectMany(Read).OrderBy(row => row.Issued)];

    private static IEnumerable<ForecastRow> Read(string file)
    {
        if (!File.Exists(file)) throw new UsageException($"no file {file}");
        using var lines = File.ReadLines(file).GetEnumerator();
        if (!lines.MoveNext()) throw new UsageException($"{file} is empty");
        var columns = Cells(file, 1, lines.Current.TrimStart('\uFEFF'));
        foreach (var wanted in Keys.Concat(["obs_time", "unit", "obs"]))
            if (!columns.Contains(wanted)) throw new UsageException($"{file} has no column {wanted}");
        if (!columns.Any(column => column.StartsWith(Forecast, StringComparison.Ordinal)))
            throw new UsageException($"{file} has no column {Forecast}…");
        for (var number = 2; lines.MoveNext(); number++)
        {
            if (lines.Current.Length == 0) continue;
            var cells = Cells(file, number, lines.Current);
            if (cells.Length != columns.Length)
                throw new UsageException($"{file}, line {number}: {cells.Length} cells for {columns.Length} columns");
            ForecastRow row;
            try
            {
                row = Row(new Line(columns, cells));
            }
            catch (FormatException exception)
            {
                throw new UsageException($"{file}, line {number}: {exception.Message}");
            }

            if (row.Said.Count > 0) yield return row;
        }
    }

    private static string[] Cells(string file, int number, string line)
    {
        try
        {
            return Csv.Cells(line);
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{file}, line {number}: {exception.Message}");
        }
    }

    private static ForecastRow Row(Line cells) => new()
    {
        Key = Array.ConvertAll(Keys, cells.Text),
        Issued = cells.Time("issue_time"),
        Valid = cells.Time("valid_time"),
        Known = cells.Time("obs_time"),
        LeadHours = cells.Number("lead_h"),
        Latitude = cells.Has("lat") ? cells.Number("lat") : null,
        Unit = RowUnit.Of(cells.Text("unit")),
        Observed = cells.Number("obs"),
        Said = [.. cells.Numbers(Forecast)],
        Chances = cells.Numbers(Chance).ToDictionary(pair => pair.Name, pair => pair.Value),
    };

    /// <summary>One line by the names of its columns.</summary>
    private sealed class Line(string[] columns, string[] cells)
    {
        internal string Text(string name) => cells[Array.IndexOf(columns, name)];

        internal bool Has(string name) => Array.IndexOf(columns, name) is var at and >= 0 && cells[at].Length > 0;

        internal double Number(string name) => Number(Array.IndexOf(columns, name));

        internal DateTimeOffset Time(string name) =>
            DateTimeOffset.TryParse(
                Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? time
                : throw new FormatException($"{name} must be a time such as 2026-04-01T00:00Z, not '{Text(name)}'");

        internal IEnumerable<(string Name, double Value)> Numbers(string prefix)
        {
            for (var i = 0; i < columns.Length; i++)
                if (columns[i].StartsWith(prefix, StringComparison.Ordinal) && cells[i].Length > 0)
                    yield return (columns[i][prefix.Length..], Number(i));
        }

        private double Number(int index) =>
            double.TryParse(cells[index], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw new FormatException($"{columns[index]} must be a number, not '{cells[index]}'");
    }
}
