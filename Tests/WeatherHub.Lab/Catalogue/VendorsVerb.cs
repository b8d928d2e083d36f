using System.CommandLine;
using System.Globalization;
using WeatherHub.Providers;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Lab.Catalogue;

/// <summary>The vendors of the catalogue as a table, from their profiles.</summary>
internal static class VendorsVerb
{
    private static readonly Block Table = new("vendors", "written by lab vendors from the catalogue, see Tests/WeatherHub.Lab");

    internal static Command Create()
    {
        var pages = Options.Files("--write", "pages to write them into");
        var verb = new Command("vendors", "prints the vendors of the catalogue, or writes them between the comments of pages") { pages };
        verb.SetAction(call =>
        {
            var written = call.GetRequiredValue(pages);
            if (written.Count == 0) call.InvocationConfiguration.Output.Write(Rows());
            foreach (var page in written) File.WriteAllText(page, Written(File.ReadAllText(page)));
        });
        return verb;
    }

    /// <summary>The page with the table between its comments.</summary>
    internal static string Written(string page) => Table.Written(page, Rows()) ?? throw new UsageException("the page has no place for it");

    private static string Rows()
    {
        var rows = CatalogueVendors.All
            .Select(provider => provider.Profile)
            .Zip(
                ProviderCatalog.Vendors,
                (profile, vendor) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| [{profile.Name}]({profile.Documentation}) | `{profile.Id}` | `Providers:{vendor.Section}` "
                            + $"| {profile.Coverage.Description} | {string.Join(", ", profile.Quota.Windows.Select(Limit))} "
                            + $"| {profile.Attribution.Licence}{(profile.Attribution.CommercialUse ? "" : ", not for commercial use")} "
                            + $"| {(profile.DisabledBecause ?? "yes")} |\n"));
        const string Head = """
            | vendor | id | section | covers | calls at most | licence | on without configuration |
            |---|---|---|---|---|---|---|

            """;
        return Head + string.Concat(rows);
    }

    private static string Limit(QuotaWindow window) =>
        string.Create(CultureInfo.InvariantCulture, $"{window.Limit:#,0} per {window.Span.ToString().ToLowerInvariant()}");
}
