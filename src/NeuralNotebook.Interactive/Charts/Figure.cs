namespace NeuralNotebook.Interactive;

/// <summary>A picture as data: panels in a grid, with a title and a size. Three writers draw it: as SVG and as PNG, and as
/// Plotly JSON for interactive readers. A figure never changes; every <c>With…</c> method returns a new one.</summary>
[TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = ["text/html", "image/png"])]
public sealed record Figure
{
    /// <summary>The width when none is asked for, in pixels: small enough that its text is still read on a telephone.</summary>
    public const int DefaultWidth = 520;

    /// <summary>The height when none is asked for, in pixels.</summary>
    public const int DefaultHeight = 340;

    /// <summary>The finding, in a few words.</summary>
    public string? Title { get; init; }

    /// <summary>A second, quieter line under the title.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The plots, row by row from the top left.</summary>
    public IReadOnlyList<Panel> Panels { get; init; } = [];

    /// <summary>How many panels stand beside each other.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>The width in pixels.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>The height in pixels.</summary>
    public int Height { get; init; } = DefaultHeight;

    /// <summary>Whether named series are listed.</summary>
    public bool Legend { get; init; } = true;

    /// <summary>One sentence that says what the figure shows, for readers who cannot see it.</summary>
    public string AlternativeText
    {
        get => Sentence(null);
        init => sentence = value;
    }

    private readonly string? sentence;

    /// <summary>The sentence for who knows already what is drawn.</summary>
    internal string Sentence(IReadOnlyList<Panel>? drawn) => sentence ?? AltText.Of(this, drawn ?? Thinning.Panels(this));

    /// <summary>Sets the title, which should state the finding, and a quieter second line.</summary>
    public Figure WithTitle(string title, string? subtitle = null) => this with { Title = title, Subtitle = subtitle ?? Subtitle };

    /// <summary>Names and bounds the horizontal axis of every panel.</summary>
    /// <param name="title">What the axis measures, with its unit; null keeps what it says now, and <c>""</c> takes it away.</param>
    /// <param name="min">The value at its start; null keeps it.</param>
    /// <param name="max">The value at its end; null keeps it.</param>
    /// <param name="log">True for a logarithmic axis; null keeps it.</param>
    /// <exception cref="ArgumentException">A bound is not finite, the bounds are not in order, or a logarithmic axis has a bound that is
    /// not positive.</exception>
    public Figure WithXAxis(string? title = null, double? min = null, double? max = null, bool? log = null) =>
        this with { Panels = [.. Panels.Select(panel => panel with { X = Change(panel, panel.X, title, min, max, log) })] };

    /// <summary>Names and bounds the vertical axis of every panel.</summary>
    /// <inheritdoc cref="WithXAxis"/>
    public Figure WithYAxis(string? title = null, double? min = null, double? max = null, bool? log = null) =>
        this with { Panels = [.. Panels.Select(panel => panel with { Y = Change(panel, panel.Y, title, min, max, log) })] };

    /// <summary>Names and bounds the upright axis of every panel in space.</summary>
    /// <inheritdoc cref="WithXAxis"/>
    public Figure WithZAxis(string? title = null, double? min = null, double? max = null, bool? log = null) =>
        this with { Panels = [.. Panels.Select(panel => panel with { Z = Change(panel, panel.Z, title, min, max, log) })] };

    /// <summary>Chooses from where every panel in space is seen.</summary>
    /// <param name="azimuth">Degrees around the upright axis, from the x axis towards the y axis.</param>
    /// <param name="elevation">Degrees above the ground, 5 to 90.</param>
    /// <exception cref="ArgumentOutOfRangeException">The elevation is outside that range, or a number is not finite.</exception>
    public Figure WithCamera(double azimuth = -60, double elevation = 30)
    {
        if (!Plottable.IsFinite(azimuth) || !(elevation >= 5 && elevation <= 90))
            throw new ArgumentOutOfRangeException(nameof(elevation),
                $"A camera stands at a finite azimuth and 5 to 90 degrees above the ground, got {NumberText.Short(azimuth)}"
                    + $" and {NumberText.Short(elevation)}.");
        return this with { Panels = [.. Panels.Select(panel => panel with { Camera = new Camera(azimuth, elevation) })] };
    }

    /// <summary>Explains the colours of heatmaps, contours and surfaces by a bar beside each panel, or not.</summary>
    /// <param name="title">What the colours measure; null keeps what it says now.</param>
    /// <param name="shown">False to leave the bar out.</param>
    public Figure WithColorBar(string? title = null, bool shown = true) => Each(trace => trace is ColoredTrace colored
        ? colored with { ColorBar = shown, ColorBarTitle = title ?? colored.ColorBarTitle } : trace);

    /// <summary>Gives the figure's series the colour that a class has in every chart: orange for class 0, blue for class 1,
    /// the next colours for the others.</summary>
    /// <param name="label">The class that the series stands for.</param>
    public Figure WithClassColor(int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        return Each(trace => trace is PointTrace points
            ? points with { Color = Palette.OfClass(label), Marker = Palette.MarkerOf(label) }
            : trace with { Color = Palette.OfClass(label) });
    }

    /// <summary>Draws through each value of the figure's one series how far it may be off.</summary>
    /// <param name="above">How far above each value the bar ends.</param>
    /// <param name="below">How far below it starts; null for as far as above.</param>
    /// <exception cref="ArgumentException">The figure has not one series of points, a line or bars, the lengths differ,
    /// or an error is negative.</exception>
    public Figure WithErrorBars(IEnumerable<double> above, IEnumerable<double>? below = null)
    {
        double[] up = [.. above], down = [.. below ?? up];
        var errors = new ErrorBars(down, up);
        if (Panels.Count != 1 || Panels[0].Traces is not [PointTrace or LineTrace or BarTrace])
            throw new ArgumentException(
                "Error bars belong to one series: give them to a chart of one line, cloud or set of bars, and then Combine it "
                    + "with others.");
        return Each(trace => trace switch
        {
            PointTrace points => points with { Errors = Fitting(points.Y.Count) },
            LineTrace line => line with { Errors = Fitting(line.Y.Count) },
            BarTrace bars => bars with { Errors = Fitting(bars.Values.Count) },
            _ => trace,
        });

        ErrorBars Fitting(int values) => values == up.Length
            ? errors : throw new ArgumentException($"Each value has one error, got {values} values and {up.Length} errors.");
    }

    /// <summary>Sets the size in pixels, each between 120 and 4000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is outside that range.</exception>
    public Figure WithSize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 120);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 4000);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 120);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 4000);
        return this with { Width = width, Height = height };
    }

    /// <summary>Gives one unit the same length on both axes of every panel, so that a circle looks like one.</summary>
    public Figure WithEqualUnits() => this with { Panels = [.. Panels.Select(panel => panel with { EqualUnits = true })] };

    /// <summary>Lists the named series, or not.</summary>
    public Figure WithLegend(bool shown = true) => this with { Legend = shown };

    /// <summary>Draws a thin horizontal line at <paramref name="y"/> across every panel.</summary>
    public Figure WithHorizontalLine(double y, string? label = null) => WithReference(new ReferenceLine { Value = y, Label = label });

    /// <summary>Draws a thin vertical line at <paramref name="x"/> across every panel.</summary>
    public Figure WithVerticalLine(double x, string? label = null) =>
        WithReference(new ReferenceLine { Value = x, Label = label, Vertical = true });

    /// <summary>Writes a short text beside a place of every panel, with a thin line to the place when the text
    /// stands away from it.</summary>
    /// <param name="x">The place on the x axis.</param>
    /// <param name="y">The place on the y axis.</param>
    /// <param name="text">What to say.</param>
    /// <param name="offsetX">Pixels to the right of the place.</param>
    /// <param name="offsetY">Pixels below the place; negative is above.</param>
    public Figure WithAnnotation(double x, double y, string text, double offsetX = 0, double offsetY = -18)
    {
        var annotation = new Annotation { X = x, Y = y, Text = text, OffsetX = offsetX, OffsetY = offsetY };
        return this with { Panels = [.. Panels.Select(panel => panel with { Annotations = [.. panel.Annotations, annotation] })] };
    }

    /// <summary>Replaces the sentence that says what the figure shows.</summary>
    public Figure WithAlternativeText(string sentence) => this with { AlternativeText = sentence };

    /// <summary>Shows the figure now, from the middle of a cell or a loop: in a notebook as a picture,
    /// in a terminal as its sentence.</summary>
    public void Show()
    {
        var display = LiveDisplay.Find();
        display.Begin();
        display.End(this, AlternativeText);
    }

    /// <summary>The picture as SVG: no script, no style sheet, nothing fetched; the same bytes on every machine.</summary>
    public string ToSvg() => SvgWriter.Write(this);

    /// <summary>The picture as PNG, the same bytes on every machine.</summary>
    /// <param name="scale">Pixels of the picture for one of the figure, 0.25 to 4; 2 is sharp on a fine screen.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is outside that range.</exception>
    public byte[] ToPng(double scale = 1) => scale is >= 0.25 and <= 4
        ? SmallPng.Whole(this, scale)
        : throw new ArgumentOutOfRangeException(nameof(scale),
            $"A picture is drawn with 0.25 to 4 pixels for one of the figure, got {NumberText.Short(scale)}.");

    /// <summary>The picture as a PNG of at most 12,000 bytes, small enough to be stored beside every chart of a notebook:
    /// in few colours, and smaller where it has to be.</summary>
    public byte[] ToSmallPng() => SmallPng.Write(this);

    /// <summary>The figure as plotly.js reads it: an object with <c>data</c> and <c>layout</c>.</summary>
    public string ToPlotlyJson() => PlotlyWriter.Write(this).ToJsonString();

    /// <summary>Writes the picture as an SVG file, whole or not at all.</summary>
    public void SaveSvg(string path) => AtomicFile.WriteText(path, ToSvg());

    /// <summary>Writes the picture as a PNG file, whole or not at all.</summary>
    /// <inheritdoc cref="ToPng"/>
    /// <param name="path">The file.</param>
    /// <param name="scale">Pixels of the picture for one of the figure, 0.25 to 4; 2 is sharp on a fine screen.</param>
    public void SavePng(string path, double scale = 2) => AtomicFile.WriteBytes(path, ToPng(scale));

    /// <summary>Writes a page that holds the picture and needs nothing else, whole or not at all.</summary>
    public void SaveHtml(string path) => AtomicFile.WriteText(path, HtmlPage.Of(this));

    /// <summary>The sentence that says what the figure shows.</summary>
    public override string ToString() => AlternativeText;

    private Figure Each(Func<Trace, Trace> change) =>
        this with { Panels = [.. Panels.Select(panel => panel with { Traces = [.. panel.Traces.Select(change)] })] };

    private Figure WithReference(ReferenceLine line) =>
        this with { Panels = [.. Panels.Select(panel => panel with { References = [.. panel.References, line] })] };

    private static Axis Change(Panel panel, Axis axis, string? title, double? min, double? max, bool? log)
    {
        var changed = axis with { Title = title ?? axis.Title, Min = min ?? axis.Min, Max = max ?? axis.Max, Log = log ?? axis.Log };
        if (changed.Log && panel.Traces.Any(trace => trace is HeatmapTrace or RasterTrace))
            throw new ArgumentException("The cells of a picture all have one size, and a logarithmic axis would bend them: "
                + "take the logarithm of what the picture is made from.");
        if (changed.Log && !ReferenceEquals(axis, panel.Z)
            && panel.Traces.OfType<GridTrace>().Any(grid => (ReferenceEquals(axis, panel.X) ? grid.X : grid.Y)[0] < Plottable.Smallest))
            throw new ArgumentException("A logarithmic axis has no place for a grid that starts at or below 0: let it start above.");
        if (changed is { Log: true, Categories: not null })
            throw new ArgumentException("An axis of names has no logarithm: make the other axis logarithmic.");
        foreach (double? bound in new[] { changed.Min, changed.Max })
        {
            if (bound is { } value && !Plottable.IsFinite(value))
                throw new ArgumentException(
                    $"An axis runs between finite numbers, got {NumberText.Short(value)}: leave the bound out to take it from the data.");
            if (bound <= 0 && changed.Log)
                throw new ArgumentException(
                    $"A logarithmic axis has no place for {NumberText.Short(bound.Value)}: give a bound above 0, or leave it out.");
        }
        if (changed.Min >= changed.Max)
            throw new ArgumentException($"An axis runs from a smaller to a larger number, got {NumberText.Short(changed.Min.Value)}"
                + $" to {NumberText.Short(changed.Max!.Value)}.");
        return changed;
    }
}
