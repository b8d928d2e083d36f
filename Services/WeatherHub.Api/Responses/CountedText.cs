namespace WeatherHub.Api.Responses;

/// <summary>A text that follows from a number which changes once a second: written once for all requests of that second.</summary>
/// <param name="write">Writes it.</param>
internal sealed class CountedText(Func<long, string> write)
{
    private Written? last;

    /// <summary>The text for a number.</summary>
    internal string Of(long number)
    {
        if (last is { } written && written.Number == number) return written.Text;
        var text = write(number);
        last = new Written(number, text);
        return text;
    }

    private sealed record Written(long Number, string Text);
}
