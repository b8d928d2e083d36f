using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace WireMock.Server;

internal sealed class Mapping(Request request, Action<Mapping> add) : IRespondWithAProvider
{
    public Guid Guid { get; } = Guid.NewGuid();

    public Request Request { get; } = request;

    public Response? Response { get; private set; }

    public int Priority { get; private set; }

    public string? Scenario { get; private set; }

    public string? State { get; private set; }

    public string? NextState { get; private set; }

    public IRespondWithAProvider AtPriority(int priority)
    {
        Priority = priority;
        return this;
    }

    public IRespondWithAProvider InScenario(string scenario)
    {
        Scenario = scenario;
        return this;
    }

    public IRespondWithAProvider WhenStateIs(string state)
    {
        State = state;
        return this;
    }

    public IRespondWithAProvider WillSetStateTo(string state)
    {
        NextState = state;
        return this;
    }

    public void RespondWith(IResponseBuilder provider)
    {
        Response = (Response)provider;
        add(this);
    }
}
