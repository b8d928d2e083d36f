using System.IO.Compression;

namespace WeatherHub.Weather.Geography;

/// <summary>
/// The earth in cells of one zone each, as runs along each row: under a megabyte. The file's format is described in
/// tools/timezones/raster.mjs.
/// </summary>
internal sealed class ZoneRaster
{
    /// <summary>What a cell of the open sea holds; other values stand for <see cref="Zones"/>[value - 1].</summary>
    public const int Sea = 0;

    private const string Magic = "WHTZ1";

    private readonly int _cellsPerDegree;
    private readonly int[] _rows;
    private readonly ushort[] _runEnds;
    private readonly ushort[] _runZones;

    private ZoneRaster(int cellsPerDegree, IReadOnlyList<string> zones, int[] rows, ushort[] runEnds, ushort[] runZones) =>
        (_cellsPerDegree, Zones, _rows, _runEnds, _runZones) = (cellsPerDegree, zones, rows, runEnds, runZones);

    /// <summary>The IANA ids in use.</summary>
    public IReadOnlyList<string> Zones { get; }

    public static ZoneRaster Embedded()
    {
        using var file = typeof(ZoneRaster).Assembly.GetManifestResourceStream("timezones.bin.br")
            ?? throw new InvalidOperationException("The raster of time zones is missing from the assembly.");
        using var brotli = new BrotliStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        brotli.CopyTo(bytes);
        return Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    /// <summary>The value of the cell; the far edges belong to the last row and column.</summary>
    public int At(double latitude, double longitude)
    {
        var row = Math.Min(_rows.Length - 2, (int)((90 - latitude) * _cellsPerDegree));
        var column = Math.Min(360 * _cellsPerDegree - 1, (int)((longitude + 180) * _cellsPerDegree));
        var run = Array.BinarySearch(_runEnds, _rows[row], _rows[row + 1] - _rows[row], (ushort)(column + 1));
        return _runZones[run < 0 ? ~run : run];
    }

    private static ZoneRaster Read(ReadOnlyMemory<byte> file)
    {
        var head = new VarintReader(file);
        if (head.Text(Magic.Length) != Magic)
            throw new InvalidDataException("This is not a raster of time zones.");
        var cellsPerDegree = head.Number();
        var zones = new string[head.Number()];
        for (var i = 0; i < zones.Length; i++)
            zones[i] = head.Text(head.Number());
        var steps = head.Part(head.Number());
        var moves = head.Part(head.Number());
        var runs = head.Part(head.Number());

        var rows = new int[180 * cellsPerDegree + 1];
        var (runEnds, runZones) = (new List<ushort>(), new List<ushort>());
        for (var row = 0; row < rows.Length - 1; row++)
        {
            rows[row] = runEnds.Count;
            var above = row == 0 ? 0 : rows[row - 1];
            for (var step = (Step)steps.Number(); step != Step.Next; step = (Step)steps.Number())
            {
                if (step == Step.Keep)
                {
                    runZones.Add(runZones[above]);
                    runEnds.Add((ushort)(runEnds[above++] + moves.Signed()));
                }
                else if (step == Step.Add)
                {
                    runZones.Add((ushort)runs.Number());
                    runEnds.Add((ushort)((runEnds.Count == rows[row] ? 0 : runEnds[^1]) + runs.Number()));
                }
                else
                {
                    above++;
                }
            }
        }

        rows[^1] = runEnds.Count;
        return new(cellsPerDegree, zones, rows, [.. runEnds], [.. runZones]);
    }

    /// <summary>How a row follows from the row to the north of it.</summary>
    private enum Step
    {
        Keep,
        Drop,
        Add,
        Next,
    }
}
