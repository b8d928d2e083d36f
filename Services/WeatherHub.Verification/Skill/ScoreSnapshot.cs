using WeatherHub.Verification.Scores;
using WeatherHub.Verification.Storage;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Skill;

/// <summary>The scores in force for an hour. Places are added as they are requested; nothing else changes. Thread-safe.</summary>
/// <param name="from">The hour since 1970 from which on it is in force.</param>
/// <param name="store">The scores.</param>
/// <param name="most">How many places' skills are kept.</param>
public sealed class ScoreSnapshot(long from, VerificationStore store, int most)
{
    /// <summary>A key of no place: the scores of all places together.</summary>
    private const string Anywhere = "";

    private readonly Lock gate = new();
    private readonly Dictionary<(string Place, string Quantity), QuantitySkill> skills = [];
    private readonly HashSet<string> unreadable = new(StringComparer.Ordinal);

    /// <summary>The hour since 1970 from which on it is in force.</summary>
    public long From { get; } = from;

    /// <summary>The skill at a place.</summary>
    /// <param name="place">The key of the place.</param>
    /// <param name="versions">Its stored scores.</param>
    public Func<Quantity, QuantitySkill> At(string place, Versions versions)
    {
        var key = TryAdd(place, versions) ? place : Anywhere;
        return quantity => SkillOf(key, quantity);
    }

    /// <summary>Reads the scores, those of a place included.</summary>
    /// <param name="place">The place's key.</param>
    /// <param name="versions">The stored scores of the place.</param>
    /// <param name="read">Reads; must not keep the store.</param>
    public T Read<T>(string place, Versions versions, Func<VerificationStore, T> read)
    {
        TryAdd(place, versions);
        return Read(read);
    }

    /// <summary>Reads the scores of all places together.</summary>
    /// <param name="read">Reads; must not keep the store.</param>
    public T Read<T>(Func<VerificationStore, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        lock (gate) return read(store);
    }

    private bool TryAdd(string place, Versions versions)
    {
        if (versions.At(From) is not { } version) return false;
        lock (gate)
        {
            if (store.Knows(place)) return true;
            if (unreadable.Contains(place)) return false;
            if (VerificationCodec.TryReadPlace(version.Body, place, store)) return true;
            unreadable.Add(place);
            return false;
        }
    }

    private QuantitySkill SkillOf(string place, Quantity quantity)
    {
        lock (gate)
        {
            if (skills.TryGetValue((place, quantity.Name), out var skill)) return skill;
            if (skills.Count >= most * Quantity.Hourly.Count) skills.Clear();
            return skills[(place, quantity.Name)] = store.SkillOf(place, quantity);
        }
    }
}
