namespace WireMock.Server;

/// <summary>What was given, and how far each scenario has come.</summary>
internal sealed class MappingTable
{
    private readonly Lock gate = new();
    private readonly List<Mapping> mappings = [];
    private readonly Dictionary<string, string?> states = [];

    public void Add(Mapping mapping)
    {
        lock (gate)
            mappings.Add(mapping);
    }

    public void Clear()
    {
        lock (gate)
        {
            mappings.Clear();
            states.Clear();
        }
    }

    /// <summary>By priority; then the one that says most; then the latest.</summary>
    public Mapping? Match(IRequestMessage request)
    {
        lock (gate)
        {
            var match = mappings
                .Where(mapping => mapping.Scenario is null || states.GetValueOrDefault(mapping.Scenario) == mapping.State)
                .Where(mapping => mapping.Request.Matches(request))
                .Reverse()
                .OrderBy(mapping => mapping.Priority)
                .ThenByDescending(mapping => mapping.Request.Conditions)
                .FirstOrDefault();
            if (match is { Scenario: not null, NextState: not null })
                states[match.Scenario] = match.NextState;
            return match;
        }
    }
}
