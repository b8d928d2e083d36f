using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>Bars that many drills share, and the settings that take protections away.</summary>
internal static class SharedBars
{
    /// <summary>The circuit and the memory of failures switched off.</summary>
    internal static readonly string[] Insistent = ["Hub:Transport:CircuitThroughput=1000", "Hub:FanOut:FailureHold=00:00:00"];

    /// <summary>As the product has it, for drills that are about lateness.</summary>
    internal const string UsualDeadline = "Hub:FanOut:Deadline=00:00:01";

    /// <summary>A replica that shares nothing with the others.</summary>
    internal const string NoRedis = "ConnectionStrings:Redis=";

    internal static readonly Bar NotGood = Bar.AtMost("answers that are not 200", 0, "answers");

    internal static readonly Bar Broken = Bar.AtMost("answers that are neither weather nor an honest refusal", 0, "answers");

    internal static readonly Bar Wrong = Bar.AtMost("wrong place, hour, unit, value or age", 0, "answers");

    /// <summary>The control run's value and a half more, and no less than what a busy machine does by itself.</summary>
    internal static Bar Beside(string name, double control, double floor) =>
        Bar.AtMost($"{name} (control {control:0.#})", Math.Max(floor, control * 1.5), "ms");
}
