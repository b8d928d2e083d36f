using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Verification.Scores;
using WeatherHub.Verification.Skill;
using WeatherHub.Verification.Storage;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Skill;

/// <summary>The skill of vendors and of the merge, in canonical units.</summary>
internal static class SkillPresenter
{
    private const int Decimals = 3;

    internal static Contracts.V1.Skill Present(
        PlaceKey place, ScoreSnapshot? snapshot, Versions versions, IReadOnlyList<Quantity> quantities, IReadOnlyList<int> leads)
    {
        var key = place.ToString();
        var verified = snapshot?.At(key, versions)(Quantity.Of(Variable.Temperature)!).Verifications ?? 0;
        return new Contracts.V1.Skill
        {
            Cell = new SkillCell
            {
                Latitude = place.Coordinates.Latitude,
                Longitude = place.Coordinates.Longitude,
                Elevation = place.Elevation,
            },
            Learning = verified < MergePresenter.LearnedAfter,
            N = verified,
            AsOf = snapshot is null ? null : DateTimeOffset.UnixEpoch.AddHours(snapshot.From),
            Fields = [.. quantities.Select(quantity => new FieldSkill
            {
                Field = quantity.Name,
                Unit = quantity.Variable == Variable.Precipitation ? "mm^(1/3)" : VariableFacts.Of(quantity.Variable).Unit.Symbol(),
                Scale = quantity.Variable == Variable.Precipitation ? "cubeRoot" : "linear",
                Leads = [.. leads.Select(lead => new LeadSkill
                {
                    From = LeadTimeBins.HoursOf(lead).From,
                    To = LeadTimeBins.HoursOf(lead).To,
                    Here = Shown(snapshot?.Read(key, versions, scores => SkillTable.Of(scores, key, quantity, lead)) ?? SkillTable.Empty),
                    Everywhere = Shown(snapshot?.Read(scores => SkillTable.Pooled(scores, quantity, lead)) ?? SkillTable.Empty),
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
            InTrouble = vendor.Drift is null ? null : vendor.IsDrifting,
        })],
    };

    private static double? Rounded(double? value) =>
        value is { } number ? Math.Round(number, Decimals, MidpointRounding.AwayFromZero) + 0.0 : null;
}
