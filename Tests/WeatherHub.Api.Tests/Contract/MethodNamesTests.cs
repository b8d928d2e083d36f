using System.Reflection;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus.Results;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>The waist and the contract know nothing of each other, and say the same words.</summary>
internal sealed class MethodNamesTests
{
    [Test]
    public void Every_method_of_the_merge_is_one_that_the_contract_names() =>
        Assert.That(Words(typeof(ProvenanceMethods)), Is.EquivalentTo(Words(typeof(MergeMethodNames))));

    private static IEnumerable<object?> Words(Type names)
    {
        var words = names.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => field.GetRawConstantValue()).ToList();
        Assert.That(words, Has.Count.GreaterThan(5));
        return words;
    }
}
