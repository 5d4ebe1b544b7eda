namespace NeuralNotebook.Interactive;

/// <summary>How each trace of a panel looks, decided once for both writers: the next colour, dash and marker for every trace that does not name its own.</summary>
internal readonly record struct Looks(string Color, Dash Dash, Marker Marker)
{
    public static Looks[] Of(Panel panel)
    {
        var next = 0;
        return [.. panel.Traces.Select(trace =>
        {
            var turn = trace.TakesColor ? next++ : next;
            var marker = (trace as PointTrace)?.Marker ?? Palette.MarkerOf(turn);
            return new Looks(trace.Color ?? Palette.Of(turn), (trace as LineTrace)?.Dash ?? Palette.DashOf(trace.TakesColor ? turn : 0), marker);
        })];
    }
}
