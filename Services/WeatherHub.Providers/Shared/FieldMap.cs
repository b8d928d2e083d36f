using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Shared;

/// <summary>What a value's label names.</summary>
internal enum Label
{
    /// <summary>The very moment that the value is true at.</summary>
    Instant,

    /// <summary>The end of the interval that the value covers.</summary>
    End,

    /// <summary>The start of the interval that the value covers.</summary>
    Start,
}

/// <summary>One of our variables in a vendor's words.</summary>
/// <param name="Variable">Ours.</param>
/// <param name="Unit">The vendor's unit, unless the payload declares another.</param>
/// <param name="Label">What the value's label names.</param>
/// <param name="Names">The vendor's names; older spellings after the current one.</param>
internal record Field(Variable Variable, Unit Unit, Label Label, params string[] Names)
{
    /// <summary>How long the interval of a value is that covers one.</summary>
    public TimeSpan Window { get; init; } = TimeAxis.Step;
}

/// <summary>A field as a payload has it.</summary>
/// <param name="Field">Which.</param>
/// <param name="Values">Its values.</param>
/// <param name="Marks">What the payload says of each value; empty where it says nothing.</param>
/// <param name="Unit">The values' unit.</param>
internal readonly record struct FieldColumn(Field Field, JsonColumn Values, JsonColumn Marks, Unit Unit)
{
    /// <summary>Says the values of an hourly series.</summary>
    /// <param name="series">Where to.</param>
    /// <param name="labels">The label of each; null for one that is not used.</param>
    /// <param name="length">How long an interval is, where that is not the field's own.</param>
    public void Say(HourlySeriesBuilder series, ReadOnlySpan<DateTimeOffset?> labels, TimeSpan? length = null)
    {
        for (var row = 0; row < labels.Length; row++)
            if (labels[row] is { } label) Say(series, row, label, length);
    }

    /// <summary>Says a value of an hourly series.</summary>
    /// <param name="series">Where to.</param>
    /// <param name="row">Which value; -1 for none.</param>
    /// <param name="label">Its label.</param>
    /// <param name="length">How long an interval is, where that is not the field's own.</param>
    public void Say(HourlySeriesBuilder series, int row, DateTimeOffset label, TimeSpan? length = null)
    {
        var window = length ?? Field.Window;
        var (value, unit) = Shared.Values.Mean(Values[row], Unit, window);
        if (Field.Label == Label.Instant) series.Instant(Field.Variable, label, value, unit);
        else if (Field.Label == Label.End) series.Interval(Field.Variable, label - window, label, value, unit);
        else series.Interval(Field.Variable, label, label + window, value, unit);
    }

    /// <summary>Says a value of a reading.</summary>
    public void Say(CurrentReadingBuilder reading, int row = 0)
    {
        var (value, unit) = Shared.Values.Mean(Values[row], Unit, Field.Window);
        reading.Say(Field.Variable, value, unit);
    }
}

/// <summary>The fields of one block of a vendor's payload: the only place that names them.</summary>
internal sealed class FieldMap
{
    private readonly Units units;
    private readonly JsonKinds markKind;
    private readonly Place[] places;

    /// <summary>Places fields in a payload. In each path <c>{0}</c> stands for the field's name.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="values">The path of a field's values.</param>
    /// <param name="declared">The path of the unit that is declared for them.</param>
    /// <param name="marks">The path of what is said of each value.</param>
    /// <param name="markKind">What a mark is.</param>
    /// <param name="units">The vendor's words for units.</param>
    public FieldMap(
        IReadOnlyList<Field> fields,
        string values,
        string? declared = null,
        string? marks = null,
        JsonKinds markKind = JsonKinds.Text,
        Units? units = null)
    {
        (Fields, this.units, this.markKind) = (fields, units ?? Units.Common, markKind);
        places =
        [
            .. from field in fields
            from name in field.Names
            select new Place(field, At(values, name)!, At(declared, name), At(marks, name)),
        ];
        static string? At(string? path, string name) => path?.Replace("{0}", name, StringComparison.Ordinal);
    }

    /// <summary>The fields.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>Reads the values of every field, their declared units and their marks.</summary>
    public void On(JsonProjection projection) => projection
        .Numbers(places.Select(place => place.Values))
        .Texts(places.Select(place => place.Unit).OfType<string>())
        .Add(markKind, places.Select(place => place.Marks).OfType<string>());

    /// <summary>The fields that a payload has, each under its first name there, less those in a unit that cannot measure them.</summary>
    public List<FieldColumn> In(JsonColumns payload)
    {
        var columns = new List<FieldColumn>(Fields.Count);
        Field? last = null;
        foreach (var (field, values, unit, marks) in places)
        {
            if (ReferenceEquals(field, last) || !payload.Has(values)) continue;
            last = field;
            if (units.Of(field.Variable, unit is null ? null : payload[unit].Text, field.Unit) is { } known)
                columns.Add(new FieldColumn(field, payload[values], marks is null ? JsonColumn.Empty : payload[marks], known));
        }

        return columns;
    }

    /// <summary>One field as a payload has it; null when the payload lacks it.</summary>
    public FieldColumn? Find(JsonColumns payload, Variable variable) =>
        In(payload).Find(column => column.Field.Variable == variable) is { Field: not null } found ? found : null;

    private sealed record Place(Field Field, string Values, string? Unit, string? Marks);
}
