namespace NeuralNotebook.Interactive;

/// <summary>What the charts of yes-or-no questions say, in words.</summary>
internal static class YesOrNoText
{
    private const int MostBins = 12;

    private static readonly double[] alarms = [0.01, 0.1, 0.3];

    /// <summary>"model finds 52 % at 1 % false alarms, …, area 0.93".</summary>
    public static string Of(string name, RocCurve curve)
    {
        var found = alarms
            .Select(alarm => $"{NumberText.Percent(FoundAt(curve, alarm))} at {NumberText.Percent(alarm)} false alarms");
        return $"{name} finds {string.Join(", ", found)}, area {NumberText.Short(curve.Area)}";
    }

    /// <summary>"model 0.05 → 0.04, …, off by 0.012 in the mean".</summary>
    public static string Of(string name, Calibration calibration)
    {
        var told = calibration.Bins.Take(MostBins)
            .Select(bin => $"{NumberText.Short(Math.Round(bin.Probability, 3))} → {NumberText.Short(Math.Round(bin.Share, 3))}");
        string more = calibration.Bins.Count > MostBins ? $" and {calibration.Bins.Count - MostBins} more bins" : "";
        return $"{name} {string.Join(", ", told)}{more}, off by {NumberText.Short(calibration.ExpectedError)} in the mean";
    }

    /// <summary>The largest share that is found by a threshold with no more than so many false alarms.</summary>
    private static double FoundAt(RocCurve curve, double alarm) =>
        curve.FalsePositiveRate.Zip(curve.TruePositiveRate).Where(point => point.First <= alarm).Max(point => point.Second);
}
