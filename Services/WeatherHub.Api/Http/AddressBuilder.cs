using System.Globalization;
using System.Text;

namespace WeatherHub.Api.Http;

/// <summary>Writes a query as an address relative to the hub: parameters in the order given, defaults left out.</summary>
internal sealed class AddressBuilder(string path)
{
    private readonly StringBuilder text = new(path);
    private char separator = '?';

    /// <summary>Adds a parameter, unless it has no value or its default.</summary>
    internal AddressBuilder Add(QueryParameter parameter, string? value) => value == parameter.Default ? this : Add(parameter.Name, value);

    /// <summary>Adds a parameter, unless it has no value.</summary>
    internal AddressBuilder Add(string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return this;
        text.Append(separator).Append(name).Append('=').Append(value);
        separator = '&';
        return this;
    }

    /// <inheritdoc cref="Add(QueryParameter, string?)"/>
    internal AddressBuilder Add(QueryParameter parameter, double? value) => Add(parameter, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds the word at an index; for enums in the order of the words.</summary>
    internal AddressBuilder AddChoice(QueryParameter parameter, int index) => Add(parameter, parameter.Values[index]);

    public override string ToString() => text.ToString();
}
