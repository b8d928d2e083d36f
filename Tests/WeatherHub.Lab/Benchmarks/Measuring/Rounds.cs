namespace WeatherHub.Lab.Benchmarks.Measuring;

/// <summary>
/// Rounds of one measurement. Those in which another process was busy are thrown away, and taken again up to twice as many as are
/// wanted; where the machine never gets quiet, the least disturbed stay, and say so.
/// </summary>
/// <typeparam name="T">What a round measures.</typeparam>
internal sealed class Rounds<T>(int wanted)
{
    /// <summary>How many rounds are tried for each that is wanted.</summary>
    internal const int Patience = 2;

    private readonly List<(T Sample, double Others)> all = [];

    /// <summary>Whether another round would add nothing, or no more are to be tried.</summary>
    internal bool AreEnough => all.Count(IsQuiet) >= wanted || all.Count >= Patience * wanted;

    /// <summary>Whether fewer rounds than wanted were quiet.</summary>
    internal bool AreDisturbed => all.Count(IsQuiet) < wanted;

    internal int Thrown => all.Count - Kept.Count;

    internal IReadOnlyList<T> Kept => [.. (AreDisturbed ? all.OrderBy(round => round.Others).Take(wanted) : all.Where(IsQuiet))
        .Select(round => round.Sample)];

    internal void Add(T sample, double others) => all.Add((sample, others));

    private static bool IsQuiet((T Sample, double Others) round) => round.Others <= OtherWork.Most;
}
