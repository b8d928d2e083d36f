namespace WeatherHub.Client;

/// <summary>Answers by address with their tags; the oldest leaves when there are too many.</summary>
internal sealed class RememberedAnswers(int capacity)
{
    private readonly Lock gate = new();
    private readonly OrderedDictionary<string, (string Tag, object Value)> byAddress = new(StringComparer.Ordinal);

    internal (string Tag, object Value)? this[string address]
    {
        get
        {
            lock (gate) return byAddress.TryGetValue(address, out var known) ? known : null;
        }
    }

    internal void Remember(string address, string tag, object value)
    {
        if (capacity <= 0) return;
        lock (gate)
        {
            byAddress.Remove(address);
            while (byAddress.Count >= capacity) byAddress.RemoveAt(0);
            byAddress[address] = (tag, value);
        }
    }
}
