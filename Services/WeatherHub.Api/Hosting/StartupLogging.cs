using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace WeatherHub.Api.Hosting;

/// <summary>
/// While the program starts, the host's and the web server's errors are not logged: whoever runs it gets the same exception and says it in
/// one line, where they would print their stack traces first.
/// </summary>
internal sealed class StartupLogging
    : IPostConfigureOptions<LoggerFilterOptions>, IOptionsChangeTokenSource<LoggerFilterOptions>, IDisposable
{
    private static readonly string[] Categories = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly CancellationTokenSource over = new();

    /// <summary>Adds it to a host's services.</summary>
    public static void AddTo(IServiceCollection services)
    {
        var logging = new StartupLogging();
        services.AddSingleton(logging);
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(logging);
        services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(logging);
    }

    /// <inheritdoc/>
    public string Name => Options.DefaultName;

    /// <summary>The program has started: what is configured holds.</summary>
    public void End() => over.Cancel();

    /// <inheritdoc/>
    public IChangeToken GetChangeToken() =>
        over.IsCancellationRequested ? NullChangeToken.Singleton : new CancellationChangeToken(over.Token);

    /// <inheritdoc/>
    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        if (over.IsCancellationRequested) return;
        foreach (var category in Categories)
            options.Rules.Add(new LoggerFilterRule(null, category, null, static (_, _, level) => level == LogLevel.Warning));
    }

    /// <inheritdoc/>
    public void Dispose() => over.Dispose();
}
