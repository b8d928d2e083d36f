using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace WeatherHub.Api.Abstractions;

/// <summary>Options are bound and checked at start; a bad one stops the program and names its key.</summary>
internal static class OptionsValidation
{
    /// <summary>
    /// Binds a section and checks it when the program starts: each key against the <see cref="RangeAttribute"/> of its property, and what
    /// more there is to say.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="section">The configuration section.</param>
    /// <param name="rules">Keys with what is wrong with their value, or null.</param>
    public static void AddChecked<T>(this IServiceCollection services, string section, params (string Key, Func<T, string?> Fault)[] rules)
        where T : class
    {
        services.AddSingleton(new SettingsSection(section, typeof(T)));
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new Rules<T>(section, [.. Ranges<T>(), .. rules]));
    }

    /// <summary>Null when the value is within its range, else the sentence that says what the range is.</summary>
    public static string? Within(IComparable value, object low, object high) =>
        value.CompareTo(low) < 0 || value.CompareTo(high) > 0
            ? string.Create(CultureInfo.InvariantCulture, $"is {value}, but must be from {low} to {high}")
            : null;

    private static IEnumerable<(string Key, Func<T, string?> Fault)> Ranges<T>() =>
        from property in typeof(T).GetProperties()
        let range = property.GetCustomAttribute<RangeAttribute>()
        where range is not null
        let low = Limit(range.Minimum, property.PropertyType)
        let high = Limit(range.Maximum, property.PropertyType)
        select (property.Name, (Func<T, string?>)(options => Within((IComparable)property.GetValue(options)!, low, high)));

    private static object Limit(object limit, Type type) => type == typeof(TimeSpan)
        ? TimeSpan.Parse((string)limit, CultureInfo.InvariantCulture)
        : Convert.ChangeType(limit, type, CultureInfo.InvariantCulture);

    private sealed class Rules<T>(string section, (string Key, Func<T, string?> Fault)[] rules) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            string[] faults =
            [
                .. from rule in rules let fault = rule.Fault(options) where fault is not null select $"{section}:{rule.Key} {fault}",
            ];
            return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}

/// <summary>A configuration section and the type its keys are read from; with a type such as <see cref="string"/>, one key.</summary>
internal sealed record SettingsSection(string Name, Type Type);
