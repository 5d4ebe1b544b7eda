namespace NeuralNotebook.Interactive;

/// <summary>Where the neurons of a network's picture stand, in units of the diagram.</summary>
internal sealed class NetworkLayout
{
    /// <summary>A column with more neurons shows its first ones, its last one, and dots between.</summary>
    private const int Most = 6, FirstShown = 4;

    private const double LeastGap = 46, LineHeight = 16;

    private readonly IReadOnlyList<NetworkColumn> columns;
    private readonly double left, step;

    public NetworkLayout(IReadOnlyList<NetworkColumn> columns, double nodeWidth, double nodeHeight, double slotHeight,
        double left, double right)
    {
        (this.columns, NodeWidth, NodeHeight, SlotHeight) = (columns, nodeWidth, nodeHeight, slotHeight);
        this.left = Math.Max(left + nodeWidth / 2, HeadingHalf(columns[0]));
        right = Math.Max(right + nodeWidth / 2, HeadingHalf(columns[^1]));
        Width = Math.Max(DiagramFigure.UsualWidth, this.left + right + (columns.Count - 1) * (nodeWidth + LeastGap));
        step = columns.Count == 1 ? 0 : (Width - this.left - right) / (columns.Count - 1);
        Bottom = 26 + SlotHeight * columns.Max(Slots);
        Height = Bottom + 14 + LineHeight * columns.Max(column => column.Layers.Count) + 32;
    }

    public double Width { get; }

    public double Height { get; }

    public double NodeWidth { get; }

    public double NodeHeight { get; }

    public double SlotHeight { get; }

    /// <summary>Where the last neurons end.</summary>
    public double Bottom { get; }

    /// <summary>From column to column.</summary>
    public double Step => step;

    public double X(int column) => left + column * step;

    /// <summary>The neurons of a column that are shown.</summary>
    public static IReadOnlyList<int> Shown(NetworkColumn column) =>
        column.Count <= Most ? [.. Enumerable.Range(0, column.Count)] : [.. Enumerable.Range(0, FirstShown), column.Count - 1];

    public static bool IsWhole(NetworkColumn column) => column.Count <= Most;

    /// <summary>The height of a neuron's middle; the last neuron of a column with dots stands below them.</summary>
    public double Y(int column, int neuron)
    {
        int slots = Slots(columns[column]);
        int slot = IsWhole(columns[column]) || neuron < FirstShown ? neuron : slots - 1;
        return 26 + (Bottom - 26 - SlotHeight * slots) / 2 + SlotHeight * (slot + 0.5);
    }

    /// <summary>The middle of the dots that stand for what is not shown.</summary>
    public double DotsY(int column) => (Y(column, FirstShown - 1) + Y(column, columns[column].Count - 1)) / 2;

    /// <summary>Room for half the heading over an outer column, which stands over the column's middle:
    /// bold, and wider still in some typefaces.</summary>
    private static double HeadingHalf(NetworkColumn column) => TextWidth.Of($"{column.Count} neurons", 13) * 1.2 / 2;

    private static int Slots(NetworkColumn column) => IsWhole(column) ? column.Count : FirstShown + 2;
}
