using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Http;

/// <summary>
/// Reads a query string by a table of parameters, strictly: names are case-sensitive, and whatever is unknown, duplicated, empty or
/// wrong is an error.
/// Collects every error instead of stopping at the first.
/// </summary>
internal sealed class QueryReader
{
    private static readonly string TooLong = FormattableString.Invariant($", in at most {PlainNumber.MostDigits} digits");

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly List<ParameterError> errors = [];

    internal QueryReader(string? queryString, IReadOnlyList<QueryParameter> table)
    {
        HashSet<string>? duplicates = null, unknown = null;
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            var name = pair.DecodeName().ToString();
            if (!IsKnown(name, table))
            {
                if ((unknown ??= new(StringComparer.Ordinal)).Add(name)) Add(name, ParameterErrors.Unknown, UnknownDetail(name, table));
            }
            else if (!values.TryAdd(name, pair.DecodeValue().ToString()) && (duplicates ??= new(StringComparer.Ordinal)).Add(name))
            {
                Add(name, ParameterErrors.Duplicate, "must be given once; lists are one value with commas");
            }
        }

        foreach (var parameter in table)
        {
            if (parameter.Required && !values.ContainsKey(parameter.Name))
                Add(parameter.Name, ParameterErrors.Missing, $"is required; {Allowed(parameter)}");
        }

        foreach (var name in duplicates ?? []) values.Remove(name);
    }

    /// <summary>Every error so far, in the order found.</summary>
    internal IReadOnlyList<ParameterError> Errors => errors;

    /// <summary>Adds an error that only the caller can see.</summary>
    internal void Add(string parameter, string code, string detail)
    {
        // Names come from the caller: keep them short, and whole characters.
        var length = Math.Min(parameter.Length, 64);
        if (length > 0 && char.IsHighSurrogate(parameter[length - 1])) length--;
        errors.Add(new ParameterError { Parameter = parameter[..length], Code = code, Detail = detail });
    }

    /// <summary>The number, or null when it is not given or wrong.</summary>
    internal double? Decimal(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text) return null;
        var number = PlainNumber.Read(text, parameter.Shape == ValueShape.Whole);
        if (number is null) Add(parameter.Name, ParameterErrors.NotANumber, $"must be a {Kind(parameter)}; {Allowed(parameter)}");
        else if (number < parameter.Minimum || number > parameter.Maximum)
            Add(parameter.Name, ParameterErrors.OutOfRange, Allowed(parameter) + (double.IsInfinity(number.Value) ? TooLong : ""));
        else return number;
        return null;
    }

    /// <summary>The whole number, or the default when it is not given or wrong.</summary>
    internal int Whole(QueryParameter parameter) =>
        (int)(Decimal(parameter) ?? double.Parse(parameter.Default!, CultureInfo.InvariantCulture));

    /// <summary>The word, or the default when it is not given or wrong.</summary>
    internal string? Word(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text) return parameter.Default;
        if (parameter.Values.Contains(text)) return text;
        Add(parameter.Name, ParameterErrors.BadValue, Allowed(parameter));
        return parameter.Default;
    }

    /// <summary>The index of the word, or of the default when it is not given or wrong; for enums in the order of the words.</summary>
    internal int Choice(QueryParameter parameter)
    {
        var (word, index) = (Word(parameter), 0);
        while (parameter.Values[index] != word) index++;
        return index;
    }

    /// <summary>The words, or null when it is not given or any is wrong.</summary>
    internal IReadOnlyList<string>? Words(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text) return null;
        var words = text.Split(',');
        if (words.All(word => parameter.Values.Contains(word)) && words.Distinct().Count() == words.Length) return words;
        Add(parameter.Name, ParameterErrors.BadValue, Allowed(parameter));
        return null;
    }

    /// <summary>The value as it is, or null when it is not given or empty.</summary>
    internal string? Text(QueryParameter parameter)
    {
        if (!values.TryGetValue(parameter.Name, out var text)) return null;
        if (text.Length > 0) return text;
        Add(parameter.Name, ParameterErrors.BadValue, $"must not be empty; {Allowed(parameter)}");
        return null;
    }

    private static bool IsKnown(string name, IReadOnlyList<QueryParameter> table)
    {
        foreach (var parameter in table)
            if (parameter.Name == name)
                return true;
        return false;
    }

    private static string Kind(QueryParameter parameter) =>
        parameter.Shape == ValueShape.Whole ? "whole number in plain digits" : "decimal number in plain digits with a point";

    private static string Allowed(QueryParameter parameter) => parameter.Shape switch
    {
        ValueShape.Decimal or ValueShape.Whole => FormattableString.Invariant(
            $"must be between {parameter.Minimum} and {parameter.Maximum}"),
        ValueShape.Text => parameter.Form!,
        ValueShape.Word => $"must be one of {string.Join(", ", parameter.Values)}",
        _ => $"must be a comma list, without repeats, of {string.Join(", ", parameter.Values)}",
    };

    private static string UnknownDetail(string name, IReadOnlyList<QueryParameter> table)
    {
        var nearest = Suggestions.Nearest(name, table.Select(parameter => parameter.Name));
        var known = table.Count == 0
            ? "there are none here"
            : $"known here: {string.Join(", ", table.Select(parameter => parameter.Name))}";
        return nearest is null ? $"is not known; {known}" : $"is not known, did you mean {nearest}? {known}";
    }
}
