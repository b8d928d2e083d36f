namespace WeatherHub.Lab.Replays;

/// <summary>
/// Where a function of several numbers is least, by the simplex method of Nelder and Mead (1965). Equal calls give equal answers.
/// </summary>
internal static class Simplex
{
    internal static double[] Least(Func<double[], double> of, double[] start, double step, int rounds)
    {
        var count = start.Length;
        var points = Enumerable.Range(0, count + 1)
            .Select(i => start.Select((value, j) => i == j ? value + step : value).ToArray())
            .Select(at => (At: at, Value: of(at))).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            Array.Sort(points, (left, right) => left.Value.CompareTo(right.Value));
            var worst = points[count];
            var centre = Enumerable.Range(0, count).Select(j => points[..count].Average(point => point.At[j])).ToArray();
            var reflected = Along(2);
            if (reflected.Value < points[0].Value)
            {
                var expanded = Along(3);
                points[count] = expanded.Value < reflected.Value ? expanded : reflected;
            }
            else if (reflected.Value < points[count - 1].Value)
            {
                points[count] = reflected;
            }
            else if (Along(0.5) is var contracted && contracted.Value < worst.Value)
            {
                points[count] = contracted;
            }
            else
            {
                for (var i = 1; i <= count; i++) points[i] = Between(points[0].At, points[i].At, 0.5);
            }

            (double[] At, double Value) Along(double share) => Between(worst.At, centre, share);
        }

        return points.MinBy(point => point.Value).At;

        (double[] At, double Value) Between(double[] from, double[] to, double share)
        {
            var at = from.Select((value, j) => value + share * (to[j] - value)).ToArray();
            return (at, of(at));
        }
    }
}
