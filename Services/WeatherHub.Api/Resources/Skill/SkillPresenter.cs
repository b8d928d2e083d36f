using WeatherHub.Api.Learning;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Api.Resources.Skill;

/// <summary>Shows what was learned, in canonical units.</summary>
internal static class SkillPresenter
{
    private const int Decimals = 3;

    private static readonly SkillTable Nothing = new(new MergedSkill(0, null, null, null), []);

    internal static Contracts.V1.Skill Present(
        PlaceKey place, ScoreSnapshot? book, Versions kept, IReadOnlyList<Quantity> quantities, IReadOnlyList<int> leads)
    {
        var key = place.ToString();
        var verified = book?.At(key, kept)(Quantity.Of(Variable.Temperature)!).Verifications ?? 0;
        return new Contracts.V1.Skill
        {
            Cell = new SkillCell { Latitude = place.Where.Latitude, Longitude = place.Where.Longitude, Elevation = place.Elevation },
            Learning = verified < MergePresenter.LearnedAfter,
            N = verified,
            AsOf = book is null ? null : DateTimeOffset.UnixEpoch.AddHours(book.From),
            Fields = [.. quantities.Select(quantity => new FieldSkill
            {
                Field = quantity.Name,
                Unit = quantity.Variable == Variable.Precipitation ? "mm^(1/3)" : VariableFacts.Of(quantity.Variable).Unit.Symbol(),
                Scale = quantity.Variable == Variable.Precipitation ? "cubeRoot" : "linear",
                Leads = [.. leads.Select(lead => new LeadSkill
                {
                    From = LeadTimeBins.HoursOf(lead).From,
                    To = LeadTimeBins.HoursOf(lead).To,
                    Here = Shown(book?.Ask(key, kept, known => SkillTable.Of(known, key, quantity, lead)) ?? Nothing),
                    Everywhere = Shown(book?.Ask(known => SkillTable.Pooled(known, quantity, lead)) ?? Nothing),
                })],
            })],
        };
    }

    private static SkillScores Shown(SkillTable table) => new()
    {
        Consensus = new ConsensusSkill
        {
            N = table.Merged.Verifications,
            Error = Rounded(table.Merged.Error),
            Coverage = Rounded(table.Merged.Coverage),
            Brier = Rounded(table.Merged.Brier),
        },
        Providers = [.. table.Vendors.Select(vendor => new ProviderSkill
        {
            Id = vendor.Provider,
            N = vendor.Verifications,
            Bias = Rounded(vendor.Bias)!.Value,
            Error = Rounded(vendor.Error)!.Value,
            Brier = Rounded(vendor.Brier),
            InTrouble = vendor.Drift is null ? null : vendor.IsInTrouble,
        })],
    };

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Decimals, MidpointRounding.AwayFromZero) + 0.0 : null;
}
