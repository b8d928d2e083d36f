namespace WeatherHub.Api.Quotas;

/// <summary>Why a vendor is being called, for those further down who see nothing but an HTTP request.</summary>
internal static class CallPriority
{
    private static readonly AsyncLocal<bool?> Matters = new();

    /// <summary>Whether the call in progress may take from what is kept in reserve; so may one of which nothing is said.</summary>
    public static bool MattersMost => Matters.Value ?? true;

    /// <summary>Says it of everything that the current method calls from here on.</summary>
    public static void Is(bool mattersMost) => Matters.Value = mattersMost;
}
