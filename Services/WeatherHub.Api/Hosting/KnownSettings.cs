using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using WeatherHub.Api.Abstractions;
using WeatherHub.Api.Http;
using WeatherHub.Providers;

namespace WeatherHub.Api.Hosting;

/// <summary>
/// Every configuration key that means something, read off the options types; finds what is wrong in a configuration by them.
/// </summary>
internal sealed class KnownSettings
{
    private const string Element = "0";
    private const string Entry = "<name>";
    private const int Longest = 200;

    // Sentinels had a section of their own before they stood in the connection string: what is left of it is named.
    private const string Former = "Redis";

    private readonly List<Setting> settings = [];
    private readonly string[] roots;

    /// <param name="sections">The sections whose keys are known.</param>
    public KnownSettings(IEnumerable<SettingsSection> sections)
    {
        foreach (var section in sections.Distinct()) Add(section.Name.Split(':'), section.Type);
        roots = [.. settings.Select(setting => setting.Path[0]).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The keys, elements of lists as <c>0</c> and entries of dictionaries as <c>&lt;name&gt;</c>.</summary>
    public IEnumerable<string> Keys => settings.Select(setting => setting.Key);

    /// <summary>The sections that this program was built with, and the vendors'.</summary>
    public static KnownSettings Of(IServiceCollection services) => new(
        services.Select(service => service.ImplementationInstance).OfType<SettingsSection>()
            .Concat(ProviderCatalog.Settings.Select(section => new SettingsSection(section.Section, section.Type))));

    /// <summary>
    /// A sentence for each key that means nothing, with the nearest that does: those under a known section or one spelled nearly like it,
    /// and OpenTelemetry's when they are spelled nearly like one that is read. What is near nothing is somebody else's.
    /// </summary>
    public IEnumerable<string> Unknown(IConfiguration configuration) =>
        (from said in Said(configuration)
         where Find(said.Key) is null
         select Ignored(said.Key, Suggestions.Nearest(said.Key, Keys, Longest)))
        .Concat(
            from said in configuration.GetChildren()
            where said.Value is not null && OpenTelemetryVariables.IsOne(said.Key) && !OpenTelemetryVariables.IsKnown(said.Key)
            let nearest = Suggestions.Nearest(said.Key, OpenTelemetryVariables.Read, Longest)
            where nearest is not null
            select Ignored(said.Key, nearest));

    /// <summary>A sentence for each value that is none of its setting's type.</summary>
    public IEnumerable<string> Unreadable(IConfiguration configuration) =>
        from said in Said(configuration)
        let setting = Find(said.Key)
        where setting is not null && !IsReadable(setting.Type, said.Value!)
        let type = Nullable.GetUnderlyingType(setting.Type) ?? setting.Type
        select $"{said.Key} is \"{OneLine(said.Value!)}\", but must be {Form(type)}";

    private IEnumerable<KeyValuePair<string, string?>> Said(IConfiguration configuration) =>
        from root in configuration.GetChildren()
        let isKnown = roots.Append(Former).Contains(root.Key, StringComparer.OrdinalIgnoreCase)
        where isKnown || roots.Any(known => IsNear(root.Key, known))
        from said in root.AsEnumerable()
        where said.Value is not null && (isKnown || said.Key != root.Key)
        select said;

    // Half as many letters again at most: "Hubspot" is no misspelt "Hub".
    private static bool IsNear(string name, string root) => Suggestions.Nearest(name, [root], root.Length * 3 / 2) is not null;

    private static string Ignored(string key, string? nearest) =>
        $"{key} is not a setting and is ignored{(nearest is null ? "" : $"; the nearest one is {nearest}")}";

    private Setting? Find(string key)
    {
        var path = key.Split(':');
        return settings.Find(setting =>
            setting.Path.Length == path.Length && setting.Path.Zip(path).All(pair => Matches(pair.First, pair.Second)));
    }

    private static bool Matches(string known, string said) => known switch
    {
        Element => int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        Entry => said.Length > 0,
        _ => string.Equals(known, said, StringComparison.OrdinalIgnoreCase),
    };

    private void Add(string[] path, Type type)
    {
        if (IsScalar(type)) settings.Add(new Setting(path, string.Join(':', path), type));
        else if (Interface(type, typeof(IDictionary<,>)) is { } dictionary) Add([.. path, Entry], dictionary.GenericTypeArguments[1]);
        else if (Interface(type, typeof(IEnumerable<>)) is { } list) Add([.. path, Element], list.GenericTypeArguments[0]);
        else
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                Add([.. path, property.Name], property.PropertyType);
    }

    // The binder's own rule: whatever can be read from a string is a value.
    private static bool IsScalar(Type type) => TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static Type? Interface(Type type, Type generic) => Array.Find(
        [type, .. type.GetInterfaces()], candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == generic);

    private static bool IsReadable(Type type, string value)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return value.Length == 0 || IsReadable(underlying, value);

        // Numbers in place of an enumeration's names would be taken whatever they are.
        if (type.IsEnum) return Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase);
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static string Form(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "a duration, written hh:mm:ss (00:00:01.5 is one and a half seconds)"
        : type == typeof(double) ? "a number"
        : "a whole number";

    private static string OneLine(string value) =>
        string.Concat(value.Take(60).Select(letter => char.IsControl(letter) ? ' ' : letter)) + (value.Length > 60 ? "…" : "");

    private sealed record Setting(string[] Path, string Key, Type Type);
}
