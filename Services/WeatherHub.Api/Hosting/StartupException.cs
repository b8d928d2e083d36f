using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace WeatherHub.Api.Hosting;

/// <summary>The program cannot start as it was told to.</summary>
/// <param name="reasons">A sentence for each thing that is wrong; each begins with the key or option it is about.</param>
internal sealed class StartupException(IReadOnlyList<string> reasons) : Exception(string.Join("; ", reasons))
{
    /// <summary>Why a program did not start, one line for each reason.</summary>
    public static IEnumerable<string> ReasonsOf(Exception exception) => exception switch
    {
        StartupException startup => startup.Reasons.Select(WithVariable),
        OptionsValidationException validation => validation.Failures.Select(WithVariable),
        AggregateException several => several.InnerExceptions.SelectMany(ReasonsOf),
        IOException bind when bind.Message.Contains("bind", StringComparison.OrdinalIgnoreCase) =>
            [$"{FirstLine(bind)} (--urls or ASPNETCORE_URLS sets another address)"],
        SocketException socket => [$"urls holds an address that cannot be used: {FirstLine(socket)} (--urls, ASPNETCORE_URLS)"],
        InvalidOperationException or IOException or ArgumentException or FormatException => [FirstLine(exception)],
        _ => [$"{exception.GetType().Name}: {FirstLine(exception)}"],
    };

    /// <summary>A sentence for each thing that is wrong.</summary>
    public IReadOnlyList<string> Reasons => reasons;

    // A key that is set in a container or a service file is looked for under its variable's name.
    private static string WithVariable(string reason)
    {
        var key = reason.Split(' ')[0];
        var isKey = key.Contains(':', StringComparison.Ordinal) && !key.StartsWith('-');
        return isKey ? $"{reason} (environment variable {key.Replace(":", "__", StringComparison.Ordinal)})" : reason;
    }

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].TrimEnd();
}
