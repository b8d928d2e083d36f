using WeatherHub.Weather.Verification;

namespace WeatherHub.Api.Learning;

/// <summary>A book that answers are made with for an hour: nothing is written into it but places, as they are asked for.</summary>
/// <param name="from">The hour since 1970 from which on it holds.</param>
/// <param name="book">What is known.</param>
/// <param name="most">How many places' snapshots are kept.</param>
internal sealed class ScoreSnapshot(long from, VerificationStore book, int most)
{
    /// <summary>A key that is no place's: what is known of all together.</summary>
    private const string Anywhere = "";

    private readonly Lock gate = new();
    private readonly Dictionary<(string Place, string Quantity), QuantitySkill> snapshots = [];
    private readonly HashSet<string> unreadable = new(StringComparer.Ordinal);

    public long From { get; } = from;

    /// <summary>What is known of a place, given what is kept of it.</summary>
    public Func<Quantity, QuantitySkill> At(string place, Versions kept)
    {
        var key = Bind(place, kept) ? place : Anywhere;
        return quantity => SnapshotOf(key, quantity);
    }

    /// <summary>Asks the book.</summary>
    public T Ask<T>(string place, Versions kept, Func<VerificationStore, T> question)
    {
        Bind(place, kept);
        lock (gate) return question(book);
    }

    /// <summary>Asks the book about all places.</summary>
    public T Ask<T>(Func<VerificationStore, T> question)
    {
        lock (gate) return question(book);
    }

    private bool Bind(string place, Versions kept)
    {
        if (kept.At(From) is not { } edition) return false;
        lock (gate)
        {
            if (book.Knows(place)) return true;
            if (unreadable.Contains(place)) return false;
            if (VerificationCodec.TryReadPlace(edition.Body, place, book)) return true;
            unreadable.Add(place);
            return false;
        }
    }

    private QuantitySkill SnapshotOf(string place, Quantity quantity)
    {
        lock (gate)
        {
            if (snapshots.TryGetValue((place, quantity.Name), out var snapshot)) return snapshot;
            if (snapshots.Count >= most * Quantity.Hourly.Count) snapshots.Clear();
            return snapshots[(place, quantity.Name)] = book.SkillOf(place, quantity);
        }
    }
}
