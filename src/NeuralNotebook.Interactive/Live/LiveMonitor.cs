namespace NeuralNotebook.Interactive;

/// <summary>Shows a training while it runs, at most ten times a second, and for at most a tenth of its time.
/// The last state holds no timings, so that it is the same every time.</summary>
internal sealed class LiveMonitor(LiveDisplay display, TimeProvider clock) : Callback
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>How much longer than a drawing the pause after it is: in a browser a drawing may take as long as an epoch.</summary>
    private const int PauseOverDrawing = 9;

    private readonly List<EpochReport> reports = [];
    private long started, shown;
    private TimeSpan pause = ShortestPause;

    public override void OnTrainBegin(Sequential model)
    {
        reports.Clear();
        display.Begin();
        (started, shown) = (clock.GetTimestamp(), clock.GetTimestamp());
    }

    public override void OnEpochEnd(Sequential model, EpochReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        reports.Add(report);
        if (report.Epoch == report.Epochs || clock.GetElapsedTime(shown) < pause)
            return;
        long begun = clock.GetTimestamp();
        display.Show(TrainingCurves.Loss(reports) with { Subtitle = Bar(report) + " · " + Facts(report) + TimeLeft(report) },
            Line(report) + TimeLeft(report));
        shown = clock.GetTimestamp();
        pause = TimeSpan.FromTicks(Math.Max(ShortestPause.Ticks, clock.GetElapsedTime(begun, shown).Ticks * PauseOverDrawing));
    }

    public override void OnTrainEnd(Sequential model, History history)
    {
        if (reports.Count > 0)
            display.End(TrainingCurves.Loss(reports) with { Subtitle = Facts(reports[^1]) }, Line(reports[^1]));
    }

    private static string Bar(EpochReport report)
    {
        const int Width = 16;
        int done = (int)((long)Width * report.Epoch / Math.Max(report.Epochs, 1));
        return new string('█', done) + new string('░', Width - done);
    }

    private static string Line(EpochReport report) => $"epoch {report.Epoch} of {report.Epochs} · {Facts(report)}";

    private static string Facts(EpochReport report) => string.Join(" · ", new[]
    {
        $"loss {NumberText.Short(report.Loss)}",
        double.IsNaN(report.Accuracy) ? null : $"accuracy {NumberText.Percent(report.Accuracy)}",
        report.ValidationLoss is { } loss ? $"validation loss {NumberText.Short(loss)}" : null,
        report.ValidationAccuracy is { } accuracy && !double.IsNaN(accuracy) ? $"accuracy {NumberText.Percent(accuracy)}" : null,
    }.Where(fact => fact is not null));

    private string TimeLeft(EpochReport report)
    {
        var left = clock.GetElapsedTime(started) / report.Epoch * (report.Epochs - report.Epoch);
        return $" · about {Math.Ceiling(left.TotalSeconds):0} s left";
    }
}
