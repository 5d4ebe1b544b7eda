namespace NeuralNotebook.Interactive;

/// <summary>How each trace of a panel looks, decided once for both writers: the next colour, dash and marker for every trace that does
/// not name its own.</summary>
internal readonly record struct TraceStyle(string Color, Dash Dash, Marker Marker)
{
    public static TraceStyle[] Of(Panel panel)
    {
        // The first colour is the blue of the fields: what lies over one starts with the second.
        int first = panel.HasField ? 1 : 0;
        int next = first;
        return [.. panel.Traces.Select(trace =>
        {
            int turn = trace.TakesColor ? next++ : next;
            var marker = (trace as PointTrace)?.Marker ?? Palette.MarkerOf(turn);
            return new TraceStyle(trace.Color ?? Palette.Of(turn),
                (trace as LineTrace)?.Dash ?? Palette.DashOf(trace.TakesColor ? turn - first : 0), marker);
        })];
    }
}
