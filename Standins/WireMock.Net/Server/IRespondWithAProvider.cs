using WireMock.ResponseBuilders;

namespace WireMock.Server;

/// <summary>How a request that is as given is answered, and when.</summary>
public interface IRespondWithAProvider
{
    /// <summary>Lower goes first; 0 unless said otherwise.</summary>
    IRespondWithAProvider AtPriority(int priority);

    /// <summary>Answers only in the scenario's state: at its start, or as <see cref="WhenStateIs"/> says.</summary>
    IRespondWithAProvider InScenario(string scenario);

    IRespondWithAProvider WhenStateIs(string state);

    /// <summary>The scenario's state once this answered.</summary>
    IRespondWithAProvider WillSetStateTo(string state);

    void RespondWith(IResponseBuilder provider);
}
