namespace WireMock.Settings;

public class WireMockServerSettings
{
    /// <summary>The port to listen on; 0 or null for any that is free.</summary>
    public int? Port { get; set; }
}
