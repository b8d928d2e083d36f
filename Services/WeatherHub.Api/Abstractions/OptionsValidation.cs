using Microsoft.Extensions.Options;

namespace WeatherHub.Api.Abstractions;

/// <summary>Options are bound and checked at start; a bad one stops the program and names its key.</summary>
internal static class OptionsValidation
{
    /// <summary>Null when the value is within its range, else the sentence that says what the range is.</summary>
    public static string? Within<T>(T value, T low, T high)
        where T : IComparable<T> =>
        value.CompareTo(low) < 0 || value.CompareTo(high) > 0 ? $"is {value}, but must be from {low} to {high}" : null;

    /// <summary>Binds a section and checks each of its keys when the program starts.</summary>
    public static void AddChecked<T>(this IServiceCollection services, string section, params (string Key, Func<T, string?> Fault)[] rules)
        where T : class
    {
        services.AddSingleton(new SettingsSection(section, typeof(T)));
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new Rules<T>(section, rules));
    }

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
