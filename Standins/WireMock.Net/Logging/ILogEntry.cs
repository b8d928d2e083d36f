namespace WireMock.Logging;

/// <summary>A request that was answered.</summary>
public interface ILogEntry
{
    Guid Guid { get; }

    /// <summary>The mapping that answered; null when none matched.</summary>
    Guid? MappingGuid { get; }

    IRequestMessage? RequestMessage { get; }
}

internal sealed record LogEntry(Guid Guid, Guid? MappingGuid, IRequestMessage? RequestMessage) : ILogEntry;
