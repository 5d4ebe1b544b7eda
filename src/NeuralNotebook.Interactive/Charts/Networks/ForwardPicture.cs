namespace NeuralNotebook.Interactive;

/// <summary>Draws what each layer makes of one sample: a strip of shaded numbers a layer, with its shape,
/// and what was done in between.</summary>
internal sealed class ForwardPicture(SamplePass pass, IReadOnlyList<string>? outputNames)
{
    private const int Most = 8, FirstShown = 6;

    private const double Left = 68, CellWidth = (DiagramFigure.UsualWidth - Left - 2) / Most, CellHeight = 28, StepHeight = 26,
        FormulaHeight = 20, After = 8;

    private readonly List<Shape> shapes = [];

    public DiagramTrace Draw()
    {
        double y = Strip(pass.Sample, 2, "x");
        for (int i = 0; i < pass.Model.Layers.Count; i++)
        {
            var (layer, inputs, outputs) = (pass.Model.Layers[i], i == 0 ? pass.Sample : pass.OutputsOf(i - 1), pass.OutputsOf(i));
            y = Step(Doing(layer), layer is Dense dense ? FirstNumber(dense, inputs, outputs[0]) : null, y);
            y = Strip(outputs, y, null);
        }
        if (outputNames is not null)
            y = Names(pass.OutputsOf(pass.Model.Layers.Count - 1).Length, y);
        shapes.Add(new TextShape(0, y + 12, "blue: above 0, orange: below 0, each row against its largest")
        { Anchor = TextAnchor.Start, Color = Palette.Quiet });
        return new DiagramTrace(DiagramFigure.UsualWidth, y + 24, shapes);
    }

    /// <summary>What a layer does, in a few words.</summary>
    public static string Doing(Layer layer) => layer switch
    {
        Dense dense => $"{Name(layer)}: · weights ({dense.Weights.Shape}) + biases ({dense.Biases.Shape})",
        Softmax => $"{Name(layer)}: shares of 1",
        Activation => $"{Name(layer)}: each number on its own",
        Dropout => $"{Name(layer)}: nothing, outside training",
        _ => layer.ToString(),
    };

    private static string Name(Layer layer) => layer.Name.Length > 0 ? layer.Name : layer.GetType().Name;

    /// <summary>The first neuron's sum, written out where it is short.</summary>
    private static string? FirstNumber(Dense dense, double[] inputs, double output)
    {
        if (inputs.Length > 3)
            return null;
        var terms = inputs.Select((input, i) => $"{NumberText.Tight(input)} · {Signed(dense.Weights[i, 0])}")
            .Append(Signed(dense.Biases[0, 0]));
        return $"first number: {string.Join(" + ", terms)} = {NumberText.Tight(output)}";

        static string Signed(double value) => value < 0 ? $"({NumberText.Tight(value)})" : NumberText.Tight(value);
    }

    private double Step(string doing, string? formula, double y)
    {
        double end = y + StepHeight + (formula is null ? 0 : FormulaHeight);
        shapes.Add(new StrokeShape((Left + CellWidth / 2, y), (Left + CellWidth / 2, end - 3)) { Color = Palette.Quiet, Arrow = true });
        Say(doing, y + StepHeight / 2 - 1, bold: true);
        if (formula is not null)
            Say(formula, y + StepHeight / 2 - 1 + FormulaHeight, bold: false);
        return end;

        void Say(string text, double at, bool bold)
        {
            double x = Left + CellWidth / 2 + 12;
            shapes.Add(new TextShape(x, at, TextWidth.Cut(text, 13.5, DiagramFigure.UsualWidth - x))
            { Anchor = TextAnchor.Start, Bold = bold, Color = bold ? Palette.Ink : Palette.Quiet });
        }
    }

    private double Strip(double[] values, double y, string? name)
    {
        double middle = y + CellHeight / 2;
        shapes.Add(new TextShape(0, middle, name is null ? $"1 × {Count(values)}" : $"{name}: 1 × {Count(values)}")
        { Anchor = TextAnchor.Start, Color = Palette.Quiet });
        double largest = DivergingColors.Largest(values);
        foreach (var (index, slot) in Shown(values.Length))
        {
            shapes.Add(new BoxShape(Left + CellWidth * (slot + 0.5), middle, CellWidth, CellHeight)
            {
                Fill = DivergingColors.Of(values[index], largest).ToString(),
                Hint = $"number {index + 1}: {NumberText.Short(values[index])}",
            });
            shapes.Add(new TextShape(Left + CellWidth * (slot + 0.5), middle, NumberText.Tight(values[index])).Within(CellWidth - 8));
        }
        if (values.Length > Most)
            shapes.Add(new TextShape(Left + CellWidth * (FirstShown + 0.5), middle, "…") { Color = Palette.Quiet, Bold = true, Size = 16 });
        return y + CellHeight + After;
    }

    private double Names(int count, double y)
    {
        foreach (var (index, slot) in Shown(count))
            shapes.Add(new TextShape(Left + CellWidth * (slot + 0.5), y, TextWidth.Cut(outputNames![index], 13, CellWidth - 4))
            { Color = Palette.Quiet });
        return y + 12;
    }

    private static IEnumerable<(int Index, int Slot)> Shown(int count) =>
        count <= Most ? Enumerable.Range(0, count).Select(i => (i, i))
            : Enumerable.Range(0, FirstShown).Select(i => (i, i)).Append((count - 1, Most - 1));

    private static string Count(double[] values) => values.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
