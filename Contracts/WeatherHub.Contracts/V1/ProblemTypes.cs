namespace WeatherHub.Contracts.V1;

/// <summary>The kinds of <see cref="Problem"/>; more may come.</summary>
public static class ProblemTypes
{
    private const string Root = "https://weatherhub.example/problems/";

    /// <summary>400: at least one parameter is wrong; all faults are in <c>errors</c>.</summary>
    public const string InvalidParameter = Root + "invalid-parameter";

    /// <summary>400: the request is not well-formed HTTP.</summary>
    public const string BadRequest = Root + "bad-request";

    /// <summary>404: there is nothing at this path.</summary>
    public const string NotFound = Root + "not-found";

    /// <summary>405: the path knows other methods; see <c>Allow</c>.</summary>
    public const string MethodNotAllowed = Root + "method-not-allowed";

    /// <summary>406: the caller accepts no form that the hub has.</summary>
    public const string NotAcceptable = Root + "not-acceptable";

    /// <summary>414: the address is too long.</summary>
    public const string UriTooLong = Root + "uri-too-long";

    /// <summary>431: the header fields are too large.</summary>
    public const string HeadersTooLarge = Root + "headers-too-large";

    /// <summary>422: no enabled vendor covers what was asked for here.</summary>
    public const string NoCoverage = Root + "no-coverage";

    /// <summary>500: a fault of the hub.</summary>
    public const string Internal = Root + "internal";

    /// <summary>503: no vendor answers and nothing acceptable is stored; see <c>Retry-After</c>.</summary>
    public const string Unavailable = Root + "unavailable";

    /// <summary>503: all there is to say is older than the caller takes (<c>maxAge</c>); see <c>Retry-After</c>.</summary>
    public const string TooOld = Root + "too-old";

    /// <summary>503: the hub has more to do than it can; see <c>Retry-After</c>.</summary>
    public const string Overloaded = Root + "overloaded";

    /// <summary>Any other status.</summary>
    public const string Other = "about:blank";
}

/// <summary>The words of <see cref="ParameterError.Code"/>; more may come.</summary>
public static class ParameterErrors
{
    /// <summary>The hub has no such parameter here.</summary>
    public const string Unknown = "unknown_parameter";

    /// <summary>It is given more than once.</summary>
    public const string Duplicate = "duplicate_parameter";

    /// <summary>It is required and not given.</summary>
    public const string Missing = "missing_parameter";

    /// <summary>It is not a plain decimal number.</summary>
    public const string NotANumber = "not_a_number";

    /// <summary>It is a number outside the allowed range.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>It is none of the allowed values.</summary>
    public const string BadValue = "bad_value";
}
