using System.Text.Json;
using System.Text.Json.Nodes;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>From the document to its bytes. A field that was requested is there, if only as null; one that was not is not.</summary>
internal static class ForecastJson
{
    internal static byte[] Write(Selection selection, ForecastDocument document)
    {
        // Columns that are not wanted are null and leave themselves out. Single values cannot: null there means "known to be missing".
        var sparse = selection.Has(Blocks.Current) && (document.Current is null || selection.Fields.Current != FieldSelection.All.Current);
        return sparse
            ? WriteSparse(selection, document)
            : JsonSerializer.SerializeToUtf8Bytes(document, ContractJson.Wire.ForecastDocument);
    }

    private static byte[] WriteSparse(Selection selection, ForecastDocument document)
    {
        var tree = JsonSerializer.SerializeToNode(document, ContractJson.Wire.ForecastDocument)!.AsObject();
        if (tree["current"] is JsonObject current)
            foreach (var field in FieldSelection.Choices(Blocks.Current).Where(field => !selection.Fields.Has(Blocks.Current, field)))
                current.Remove(field);
        else
            tree.Insert(tree.IndexOf("providers") + 1, "current", null);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = ContractJson.Wire.Options.Encoder }))
            tree.WriteTo(writer);
        return buffer.ToArray();
    }
}
