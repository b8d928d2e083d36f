using System.Globalization;
using System.Text;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Tests.Shared;

internal sealed class ShortDecimalTests
{
    [TestCase("0"), TestCase("-0"), TestCase("-12.3"), TestCase("1013.25"), TestCase("0.001"), TestCase("999999999999999")]
    [TestCase("0.00000000000001"), TestCase("12345678.1234567"), TestCase("-0.0")]
    public void It_reads_what_any_parser_reads(string text) => Same(text);

    [Test]
    public void So_it_does_for_any_number_of_few_digits()
    {
        var random = new Random(7);
        for (var i = 0; i < 100_000; i++)
        {
            var (digits, decimals) = (random.NextInt64(0, (long)Math.Pow(10, random.Next(1, 15))), random.Next(0, 10));
            var text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
            Same($"{(i % 2 == 0 ? "-" : "")}{(decimals == 0 ? text : text.Insert(text.Length - decimals, "."))}");
        }
    }

    [TestCase("1e3"), TestCase("1.5E-2"), TestCase("1234567890123456"), TestCase("0.1234567890123456"), TestCase("9999999999999999")]
    [TestCase(""), TestCase("-")]
    public void Others_are_left_to_the_parser(string text) =>
        Assert.That(ShortDecimal.TryParse(Encoding.ASCII.GetBytes(text), out _), Is.False);

    private static void Same(string text)
    {
        if (!ShortDecimal.TryParse(Encoding.ASCII.GetBytes(text), out var number))
        {
            Assert.That(text.Count(char.IsAsciiDigit), Is.GreaterThan(15), text);
            return;
        }

        var expected = double.Parse(text, CultureInfo.InvariantCulture);
        Assert.That(BitConverter.DoubleToInt64Bits(number), Is.EqualTo(BitConverter.DoubleToInt64Bits(expected)), text);
    }
}
