using System.CommandLine;
using System.Globalization;

namespace WeatherHub.Lab;

/// <summary>The kinds of options that verbs have. Each says in the help what it takes, and in its error what it would have taken.</summary>
internal static class Options
{
    internal delegate bool Reader<T>(string text, out T value);

    internal static Option<int> Whole(string name, string purpose, int usual, int least = 0, int most = int.MaxValue) =>
        Of(name, "N", purpose, $"a whole number from {least} to {most}", usual, (string text, out int value) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least && value <= most);

    /// <summary>A whole number that may be left to the verb.</summary>
    internal static Option<int?> Whole(string name, string purpose) =>
        Of(name, "N", purpose, $"a whole number from 0 to {int.MaxValue}", null, (string text, out int? value) =>
        {
            var isWhole = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            value = number;
            return isWhole;
        });

    internal static Option<double> Number(string name, string purpose, double usual, double least, double most) =>
        Of(name, "N", purpose, $"a number from {least} to {most}", usual, (string text, out double value) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value >= least && value <= most);

    internal static Option<DateTimeOffset?> Time(string name, string purpose) =>
        Of(name, "TIME", purpose, "a time such as 2026-04-01T00:00Z", null, (string text, out DateTimeOffset? value) =>
        {
            const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
            var isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Universal, out var time);
            value = time;
            return isTime;
        });

    internal static Option<T> Choice<T>(string name, string purpose, T usual, params IReadOnlyList<(string Word, T Value)> choices)
    {
        var words = string.Join(", ", choices.Select(choice => choice.Word));
        return Of(name, words.Replace(", ", "|", StringComparison.Ordinal), purpose, $"one of {words}", usual, (string text, out T value) =>
        {
            var chosen = choices.Where(choice => choice.Word.Equals(text, StringComparison.OrdinalIgnoreCase)).ToList();
            value = chosen is [var (_, one)] ? one : usual;
            return chosen.Count == 1;
        });
    }

    /// <summary>Items with commas between them.</summary>
    internal static Option<IReadOnlyList<T>> List<T>(
        string name, string form, string purpose, string takes, IReadOnlyList<T> usual, Reader<T> read) =>
        Of(name, form, purpose, takes, usual, (string text, out IReadOnlyList<T> value) =>
        {
            List<T> items = [];
            foreach (var item in text.Split(',', StringSplitOptions.TrimEntries))
                if (read(item, out var one)) items.Add(one);
            value = items;
            return items.Count == text.Split(',').Length;
        });

    /// <summary>Files with commas between them; none unless given.</summary>
    internal static Option<IReadOnlyList<string>> Files(string name, string purpose) =>
        List(name, "FILES", purpose, "files with commas between them", [], (string text, out string value) => (value = text).Length > 0);

    internal static Option<string?> File(string name, string purpose) => new(name) { HelpName = "FILE", Description = purpose };

    internal static Option<bool> Flag(string name, string purpose) => new(name) { Description = purpose };

    private static Option<T> Of<T>(string name, string form, string purpose, string takes, T usual, Reader<T> read) => new(name)
    {
        HelpName = form,
        Description = $"{purpose}: {takes}",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (read(text, out var value)) return value;
            result.AddError($"{name} must be {takes}, not '{text}'");
            return usual;
        },
    };
}
