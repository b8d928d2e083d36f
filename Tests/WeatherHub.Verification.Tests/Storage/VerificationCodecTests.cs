using System.Runtime.CompilerServices;
using WeatherHub.Verification.Scores;
using WeatherHub.Verification.Storage;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Verification.Tests.Learning;
using WeatherHub.Weather.Units;

namespace WeatherHub.Verification.Tests.Storage;

internal sealed class VerificationCodecTests
{
    private static VerificationStore Book => Sample.Learned(60, ("good", 0), ("lever", 4), ("fair", 0.5));

    private static VerificationStore? Read(VerificationStore book)
    {
        var read = VerificationCodec.TryReadPool(VerificationCodec.WritePool(book), 100);
        return read is not null
            && VerificationCodec.TryReadPlace(VerificationCodec.TryWritePlace(book, Sample.Place), Sample.Place, read) ? read : null;
    }

    [Test]
    public void What_is_read_answers_as_what_was_written_to_the_last_bit()
    {
        var book = Book;
        var read = Read(book)!;
        foreach (var quantity in (Quantity[])[Sample.Temperature, Quantity.Of(Variable.Precipitation)!])
            for (var lead = 0; lead < LeadTimeBins.Count; lead++)
            {
                var (one, other) = (book.SkillOf(Sample.Place, quantity), read.SkillOf(Sample.Place, quantity));
                var days = LeadTimeBins.NewestDays(lead);
                foreach (var vendor in book.Vendors) Assert.That(other.TrackOf(vendor).At(days), Is.EqualTo(one.TrackOf(vendor).At(days)));
                Assert.That(other.ConfidenceIn(12.3, 1.7, days), Is.EqualTo(one.ConfidenceIn(12.3, 1.7, days)));
                Assert.That(
                    SkillTable.Of(
                        read, Sample.Place, quantity, lead).Vendors, Is.EqualTo(SkillTable.Of(book, Sample.Place, quantity, lead).Vendors));
                Assert.That(SkillTable.Pooled(read, quantity, lead).Merged, Is.EqualTo(SkillTable.Pooled(book, quantity, lead).Merged));
            }

        Assert.That(read.LastVerified(Sample.Place), Is.EqualTo(book.LastVerified(Sample.Place)));
        Assert.That(VerificationCodec.WritePool(read), Is.EqualTo(VerificationCodec.WritePool(book)));
        Assert.That(VerificationCodec.TryWritePlace(read, Sample.Place), Is.EqualTo(VerificationCodec.TryWritePlace(book, Sample.Place)));
    }

    [Test]
    public void Vendors_that_are_numbered_otherwise_keep_their_own_scores()
    {
        var book = Book;
        var other = Sample.Learned(3, ("fair", 0), ("another", 0));
        Assert.That(VerificationCodec.TryReadPlace(VerificationCodec.TryWritePlace(book, Sample.Place), Sample.Place, other), Is.True);
        Assert.That(
            SkillTable.Of(
                other, Sample.Place, Sample.Temperature, 0).Vendors, Is.EqualTo(
                    SkillTable.Of(book, Sample.Place, Sample.Temperature, 0).Vendors));
    }

    [Test]
    public void What_is_torn_spoilt_foreign_or_newer_is_nothing()
    {
        var entry = VerificationCodec.WritePool(Book);
        Assert.That(VerificationCodec.TryReadPool(entry, 10), Is.Not.Null);
        Assert.That(VerificationCodec.TryReadPool(entry[..^1], 10), Is.Null);
        Assert.That(VerificationCodec.TryReadPool([], 10), Is.Null);
        Assert.That(VerificationCodec.TryReadPool(null, 10), Is.Null);
        Assert.That(VerificationCodec.TryReadPool(new byte[100], 10), Is.Null);
        Assert.That(VerificationCodec.TryReadPool(VerificationCodec.TryWritePlace(Book, Sample.Place), 10), Is.Null);
        for (var at = 0; at < entry.Length; at += 7)
        {
            entry[at] ^= 0x40;
            Assert.That(VerificationCodec.TryReadPool(entry, 10), Is.Null, $"byte {at}");
            entry[at] ^= 0x40;
        }

        entry[ChecksummedEntry.VersionAt]++;
        Assert.That(VerificationCodec.TryReadPool(entry, 10), Is.Null);
    }

    [Test]
    public void A_place_is_read_under_its_own_name_only()
    {
        var other = new VerificationStore();
        Assert.That(VerificationCodec.TryReadPlace(VerificationCodec.TryWritePlace(Book, Sample.Place), "another", other), Is.False);
        Assert.That(other.Knows("another"), Is.False);
    }

    [Test]
    public void A_place_quantity_and_span_of_lead_with_five_vendors_takes_no_more_than_two_hundred_bytes()
    {
        const int Vendors = 5;
        const int ArrayHead = 24;
        const int ObjectHead = 16;
        var scores = ObjectHead + IntPtr.Size + Unsafe.SizeOf<MergedScore>() + Unsafe.SizeOf<PopOffset>();
        Assert.That(scores + ArrayHead + Vendors * Unsafe.SizeOf<VendorScore>(), Is.LessThanOrEqualTo(200));
    }
}
