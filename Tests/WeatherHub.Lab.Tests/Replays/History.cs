using System.Globalization;
using System.Text;

namespace WeatherHub.Lab.Tests.Replays;

/// <summary>
/// Writes small files of forecasts with observations: invented weather, members with errors of their own, everything from one seed.
/// </summary>
internal sealed class History : IDisposable
{
    internal static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<string> files = [];

    internal string Write(string text)
    {
        files.Add(Path.GetTempFileName());
        File.WriteAllText(files[^1], text);
        return files[^1];
    }

    /// <summary>A place that is not there yet, for what the Lab writes.</summary>
    internal string Place() => Write("");

    /// <summary>So many days at some sites, a day ahead: truth about a level, each member with a bias and an error.</summary>
    internal string Write(Set set, params Member[] members)
    {
        var (random, text) = (new Random(set.Seed), new StringBuilder());
        text.AppendLine(
            "issue_time,valid_time,obs_time,site,lat,lon,elev,quantity,unit,lead_h,obs,"
                + $"{string.Join(',', members.Select(member => $"fc_{member.Name}"))}");
        for (var day = 0; day < set.Days; day++)
            for (var site = 0; site < set.Sites; site++)
            {
                var valid = First.AddDays(set.FirstDay + day + 1);
                var truth = Math.Max(set.Least, set.Level + set.Swing * (Math.Sin(day / 3.0 + site) + Normal(random)));
                var said = members.Select(
                    member => Text(Math.Max(set.Least, truth + set.Swing * (member.Bias + member.Error * Normal(random)))));
                text.AppendLine(
                    $"{Time(valid.AddDays(-1))},{Time(valid)},{Time(valid)},site "
                    + $"{site},50,,,{set.Quantity},{set.Unit},24,{Text(truth)},{string.Join(',', said)}");
            }

        return Write(text.ToString());
    }

    public void Dispose() => files.ForEach(File.Delete);

    internal static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>What a file is of; sizes in its own unit.</summary>
    internal sealed record Set(string Quantity, string Unit, double Level, double Swing, double Least = double.NegativeInfinity)
    {
        internal int Days { get; init; } = 60;
        internal int FirstDay { get; init; }
        internal int Sites { get; init; } = 4;
        internal int Seed { get; init; } = 1;
    }

    /// <summary>Who says something; bias and error beside the swing of the truth.</summary>
    internal sealed record Member(string Name, double Bias, double Error);
}
