using System.Globalization;

namespace WeatherHub.Lab.Replays;

/// <summary>Writes what was answered, one line for every row, in the row's own unit.</summary>
internal static class PredictionFile
{
    internal static void Write(string file, IEnumerable<Predicted> predictions)
    {
        using var writer = new StreamWriter(file) { NewLine = "\n" };
        writer.WriteLine($"{string.Join(',', ForecastRows.Keys)},value,lo80,hi80,pop,level");
        foreach (var predicted in predictions)
            writer.WriteLine(string.Join(',', [
                .. predicted.Row.Key.Select(Csv.Cell), Text(
                    predicted.Value), Text(predicted.Low), Text(predicted.High), Text(predicted.Chance), Text(predicted.Level),
            ]));
    }

    private static string Text(double? value) => value is { } number ? number.ToString("0.######", CultureInfo.InvariantCulture) : "";
}
