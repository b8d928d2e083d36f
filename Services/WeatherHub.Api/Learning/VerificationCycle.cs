using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Learning;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Learning;

/// <summary>
/// One look at the places that are asked for: what vendors forecast is kept, what stations observed is held against what was kept. Only the replica whose turn
/// it is learns; each hour it tells the others.
/// </summary>
internal sealed class VerificationCycle(
    LeaderElection turn,
    RequestedPlaces hot,
    CachedReports reports,
    PlaceElevation heights,
    IEnumerable<IObservationSource> sources,
    ObservationPoller errands,
    IEntryStore store,
    SkillRepository board,
    DriftMonitor drifts,
    VerificationMetrics meter,
    IOptions<LearningOptions> options,
    TimeProvider clock) : IDisposable
{
    private readonly IObservationSource[] sources = [.. sources];
    private readonly LruCache<(string Place, ObservationStatus Status), DateTimeOffset> ignored = new(20_000, static _ => 1);
    private readonly SemaphoreSlim one = new(1, 1);
    private LearningSession? notebook;

    /// <summary>Looks once; never at the same time as another.</summary>
    public async Task RunAsync()
    {
        await one.WaitAsync();
        try
        {
            var isOurs = await turn.IsOursAsync() && await OpenAsync() && await LearnAsync();
            if (!isOurs) notebook = null;
            await board.RefreshAsync();
            drifts.Watch();
            meter.Looked(isOurs);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Tells what was learned this hour before the process ends, as long as everybody else will hear of it before it holds.</summary>
    public async Task CloseAsync()
    {
        await one.WaitAsync();
        try
        {
            var now = clock.GetUtcNow();
            var left = ObservationFilter.HourOf(now.AddMinutes(30)) - now;
            if (notebook is { } last && left > 2 * options.Value.Every && await last.IsCurrentAsync() == true) await last.TellAsync(SkillRepository.HourOf(now));
            notebook = null;
            await turn.LeaveAsync();
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<bool> OpenAsync()
    {
        var isCurrent = notebook is null ? false : await notebook.IsCurrentAsync();
        if (isCurrent == false) notebook = await LearningSession.OpenAsync(store, options, SkillRepository.HourOf(clock.GetUtcNow()));
        return isCurrent is not null && notebook is not null;
    }

    private async Task<bool> LearnAsync()
    {
        var places = await hot.NowAsync();
        await errands.RunAsync(places, place => SkillRepository.HourOf(notebook!.Book.LastVerified(place.ToString())));
        foreach (var place in places)
            if (!await VisitAsync(notebook!, place))
                return false;
        var hour = SkillRepository.HourOf(clock.GetUtcNow());
        if (hour > notebook!.ToldAt) await notebook.TellAsync(hour);
        return true;
    }

    private async Task<bool> VisitAsync(LearningSession book, PlaceKey place)
    {
        var said = await reports.OfAsync(place);
        if (said.Count == 0) return true;
        var key = place.ToString();
        if (!await book.LoadAsync(key)) return false;
        var now = clock.GetUtcNow();

        // As answers are made: forecasts and observations are compared at the height of the place, each corrected for its own.
        var height = heights.Of(place.Elevation, said);
        said = [.. said.Select(report => HeightCorrection.Bring(report, height).Report)];
        foreach (var report in said)
            if (report.Kind == ReportKind.Forecast && book.Archive.Note(key, report, now))
                book.Noted(key);
        if (await ObservedAsync(place, said, height?.Metres, now) is not { } reading) return true;
        var taught = book.Verifier.Take(key, place.Where, reading);
        foreach (var lesson in taught) meter.Learned(lesson);
        if (taught.Count > 0) book.Taught(key);
        return true;
    }

    /// <summary>The newest observation that counts; of equals the nearest.</summary>
    private async Task<CurrentReading?> ObservedAsync(PlaceKey place, IReadOnlyList<Report> said, double? elevation, DateTimeOffset now)
    {
        var readings = new List<CurrentReading>();
        foreach (var source in sources)
            foreach (var reading in await source.NearAsync(place, said))
            {
                var standing = ObservationFilter.Judge(reading, place.Where, elevation, now);
                if (standing == ObservationStatus.Counts) readings.Add(reading);
                else Ignore(place, standing, reading);
            }

        return readings.OrderByDescending(reading => reading.Time).ThenBy(reading => ObservationFilter.DistanceOf(reading, place.Where)).FirstOrDefault();
    }

    /// <summary>Counts a reading once, however many rounds it is met in.</summary>
    private void Ignore(PlaceKey place, ObservationStatus standing, CurrentReading reading)
    {
        if (ignored.TryGet((place.ToString(), standing), out var last) && reading.Time <= last) return;
        ignored.Set((place.ToString(), standing), reading.Time);
        meter.Ignored(standing);
    }
}
