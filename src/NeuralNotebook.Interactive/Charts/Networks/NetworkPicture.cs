namespace NeuralNotebook.Interactive;

/// <summary>Draws the columns of a network: neurons as boxes, weights as lines whose width is the size and whose colour and
/// dash are the sign.</summary>
internal sealed class NetworkPicture
{
    /// <summary>Between two columns with at most so many lines, each line says its number.</summary>
    private const int MostLabelled = 12;

    private const double Thinnest = 0.7, Widest = 5, MapSize = 52;

    private readonly IReadOnlyList<NetworkColumn> columns;
    private readonly NetworkLayout layout;
    private readonly IReadOnlyList<string>? inputNames, outputNames;
    private readonly bool labelled, mapped;

    /// <param name="columns">The columns, the inputs first.</param>
    /// <param name="inputNames">What the inputs are called, or null for x₁, x₂ …</param>
    /// <param name="outputNames">What the outputs are called, or null for nothing.</param>
    /// <param name="mapped">True for neurons that are small maps.</param>
    public NetworkPicture(IReadOnlyList<NetworkColumn> columns, IReadOnlyList<string>? inputNames, IReadOnlyList<string>? outputNames,
        bool mapped = false)
    {
        (this.columns, this.inputNames, this.outputNames, this.mapped) = (columns, inputNames, outputNames, mapped);
        bool valued = columns[0].Values is not null;
        labelled = !mapped && Enumerable.Range(1, columns.Count - 1).Any(IsLabelled);
        layout = new NetworkLayout(
            columns,
            nodeWidth: mapped ? MapSize : valued ? 56 : 32,
            nodeHeight: mapped ? MapSize : valued ? 27 : 32,
            slotHeight: mapped ? MapSize + 10 : labelled ? 62 : 42,
            left: mapped || valued ? Reach(inputNames ?? ["x₁₀"]) : 0,
            right: Reach(outputNames));

        static double Reach(IReadOnlyList<string>? names) =>
            names is null ? 0 : Math.Min(96, names.Max(name => TextWidth.Of(name, 13)) + 7);
    }

    /// <summary>Values on the neurons, if there are any, and weights as lines.</summary>
    public DiagramTrace Forward() => Draw(column => column.Values, column => column.Weights, column => column.Biases, "weight");

    /// <summary>Slopes of the loss on the neurons and on the lines.</summary>
    public DiagramTrace Backward() => Draw(column => column.Gradients, column => column.WeightGradients, _ => null, "slope");

    /// <summary>A map for every neuron that is shown, and the weights as lines between them.</summary>
    public (DiagramTrace Diagram, IReadOnlyList<RasterTrace> Maps) Maps(IReadOnlyList<IReadOnlyList<NeuronMap>> maps)
    {
        var pictures = new List<RasterTrace>();
        for (int i = 0; i < columns.Count; i++)
        {
            foreach (var (neuron, map) in NetworkLayout.Shown(columns[i]).Zip(maps[i]))
                pictures.Add(map.Draw(layout.X(i), layout.Y(i, neuron), MapSize));
        }
        return (Forward(), pictures);
    }

    private DiagramTrace Draw(Func<NetworkColumn, double[]?> numbers, Func<NetworkColumn, Matrix?> links,
        Func<NetworkColumn, double[]?> biases, string what)
    {
        double largest = DivergingColors.Largest(columns.SelectMany(column => numbers(column) ?? []));
        double largestLink = DivergingColors.Largest(columns.SelectMany(column => links(column)?.Values.ToArray() ?? []));
        var (lines, texts, boxes) = (new List<(double Size, StrokeShape Line)>(), new List<Shape>(), new List<Shape>());
        for (int i = 0; i < columns.Count; i++)
        {
            if (links(columns[i]) is { } matrix)
                Link(i, matrix, largestLink, lines, texts);
            foreach (int neuron in NetworkLayout.Shown(columns[i]))
                Neuron(i, neuron, numbers(columns[i])?[neuron], largest, biases(columns[i])?[neuron], boxes);
            if (!NetworkLayout.IsWhole(columns[i]))
                boxes.Add(new TextShape(layout.X(i), layout.DotsY(i), "⋮") { Size = 20, Color = Palette.Quiet, Bold = true });
            Caption(i, boxes);
        }
        return new DiagramTrace(layout.Width, layout.Height,
            [.. lines.OrderBy(line => line.Size).Select(line => line.Line), .. texts, .. boxes, .. Key(what, largestLink)]);
    }

    private void Link(int column, Matrix matrix, double largest, List<(double, StrokeShape)> lines, List<Shape> texts)
    {
        var labels = new List<(double, double, double, double, string, string)>();
        foreach (int from in NetworkLayout.Shown(columns[column - 1]))
        {
            foreach (int to in NetworkLayout.Shown(columns[column]))
            {
                double weight = matrix[from, to];
                if (!Plottable.IsFinite(weight))
                    continue;
                var (x1, y1) = (layout.X(column - 1) + layout.NodeWidth / 2, layout.Y(column - 1, from));
                var (x2, y2) = (layout.X(column) - layout.NodeWidth / 2, layout.Y(column, to));
                lines.Add((Math.Abs(weight), new StrokeShape((x1, y1), (x2, y2))
                {
                    Color = weight < 0 ? DivergingColors.Negative : weight > 0 ? DivergingColors.Positive : Palette.AxisLine,
                    Dash = weight < 0 ? Dash.Dashed : weight > 0 ? Dash.Solid : Dash.Dotted,
                    Width = Math.Round(Thinnest + (Widest - Thinnest) * (largest > 0 ? Math.Abs(weight) / largest : 0), 1),
                }));
                labels.Add((x1, y1, x2, y2, NumberText.Tight(weight), DivergingColors.InkOf(weight)));
            }
        }
        if (!mapped && IsLabelled(column))
            texts.AddRange(EdgeLabels.Place(labels));
    }

    private bool IsLabelled(int column) =>
        columns[column].Weights is { } weights && weights.Rows * weights.Columns <= MostLabelled
            && NetworkLayout.IsWhole(columns[column - 1]) && NetworkLayout.IsWhole(columns[column]);

    private void Neuron(int column, int neuron, double? number, double largest, double? bias, List<Shape> shapes)
    {
        var (x, y) = (layout.X(column), layout.Y(column, neuron));
        string? name = column == 0 ? inputNames?[neuron] ?? $"x{NumberText.Subscript(neuron + 1)}"
            : column == columns.Count - 1 ? outputNames?[neuron] : null;
        string place = column == 0 ? "input" : $"layer {column}, neuron";
        shapes.Add(new BoxShape(x, y, layout.NodeWidth, layout.NodeHeight)
        {
            Corner = mapped ? 0 : layout.NodeHeight / 2,
            Fill = mapped ? null : number is { } value ? DivergingColors.Of(value, largest).ToString() : Palette.Background,
            Outline = Palette.Quiet,
            Hint = $"{place} {neuron + 1}{(name is null ? "" : $" ({name})")}{(number is { } shown ? $": {NumberText.Short(shown)}" : "")}"
                + $"{(bias is { } b ? $", bias {NumberText.Short(b)}" : "")}",
        });
        if (number is { } said)
            shapes.Add(new TextShape(x, y, NumberText.Tight(said)).Within(layout.NodeWidth - 10));
        if (column == 0 && name is not null && number is null && !mapped)
            shapes.Add(new TextShape(x, y, TextWidth.Cut(name, 13, layout.NodeWidth - 2)));
        else if (name is not null && column == 0)
            shapes.Add(new TextShape(x - layout.NodeWidth / 2 - 5, y, TextWidth.Cut(name, 13, 90)) { Anchor = TextAnchor.End });
        else if (name is not null)
            shapes.Add(new TextShape(x + layout.NodeWidth / 2 + 5, y, TextWidth.Cut(name, 13, 90)) { Anchor = TextAnchor.Start });
        if (labelled && bias is { } added)
            shapes.Add(new TextShape(x, y + layout.NodeHeight / 2 + 9, $"bias {NumberText.Tight(added)}")
            { Size = 12, Color = Palette.Quiet, Backed = true });
    }

    private void Caption(int i, List<Shape> shapes)
    {
        var (column, x, room) = (columns[i], layout.X(i), Math.Max(layout.Step, 60) - 4);
        string noun = (i == 0 ? "input" : "neuron") + (column.Count == 1 ? "" : "s");
        string count = $"{column.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} {noun}";
        if (TextWidth.Of(count, 13) * 1.05 > room)
            count = count.Split(' ')[0];
        Write(count, 11, bold: true);
        var names = i == 0 ? [.. column.Layers.Skip(1)] : column.Layers;
        for (int line = 0; line < names.Count; line++)
            Write(names[line], layout.Bottom + 16 + 16 * line, bold: false);

        void Write(string text, double y, bool bold)
        {
            string cut = TextWidth.Cut(text, 13, room);
            double half = TextWidth.Of(cut, 13) * (bold ? 1.05 : 1) / 2;
            // The first and the last column stand near the edge.
            shapes.Add(new TextShape(Math.Clamp(x, half, layout.Width - half), y, cut)
            { Bold = bold, Color = bold ? Palette.Ink : Palette.Quiet });
        }
    }

    private IEnumerable<Shape> Key(string what, double largest)
    {
        double y = layout.Height - 12;
        foreach (var (x, name, color, dash) in new[] { (2.0, $"{what} > 0", DivergingColors.Positive, Dash.Solid),
            (132.0, $"{what} < 0", DivergingColors.Negative, Dash.Dashed) })
        {
            yield return new StrokeShape((x, y), (x + 36, y)) { Color = color, Dash = dash, Width = 3 };
            yield return new TextShape(x + 42, y, name) { Anchor = TextAnchor.Start, Color = Palette.Quiet };
        }
        yield return new TextShape(layout.Width - 2, y, $"widest line: {NumberText.Short(largest)}")
        { Anchor = TextAnchor.End, Color = Palette.Quiet };
    }
}
