using System.Text;

namespace WeatherHub.Lab.Replays;

/// <summary>Lines of comma-separated cells; a cell in quotes may hold commas, and a quote written twice.</summary>
internal static class Csv
{
    /// <exception cref="FormatException">A quoted cell does not end, or goes on after its end.</exception>
    internal static string[] Cells(string line)
    {
        if (!line.Contains('"')) return line.Split(',');
        List<string> cells = [];
        var cell = new StringBuilder();
        for (var i = 0; ; i++)
        {
            if (i < line.Length && line[i] == '"' && cell.Length == 0)
            {
                i = Quoted(line, i, cell);
                if (i < line.Length && line[i] != ',') throw new FormatException($"cell {cells.Count + 1} goes on after its closing quote");
            }

            if (i == line.Length || line[i] == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (i == line.Length) return [.. cells];
            }
            else
            {
                cell.Append(line[i]);
            }
        }
    }

    /// <summary>A cell as it has to be written.</summary>
    internal static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>Reads a quoted cell, and gives the position after its closing quote.</summary>
    private static int Quoted(string line, int opening, StringBuilder cell)
    {
        for (var i = opening + 1; i < line.Length; i++)
        {
            if (line[i] != '"') cell.Append(line[i]);
            else if (i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else return i + 1;
        }

        throw new FormatException("a quoted cell does not end");
    }
}
