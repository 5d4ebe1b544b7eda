using System.Globalization;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>Writes a figure as plotly.js reads it, with the ranges, colours, dashes and markers that the SVG shows.</summary>
internal static class PlotlyWriter
{
    public static JsonObject Write(Figure figure)
    {
        figure = Thinning.Of(figure);
        var (data, images, notes, shapes) = (new JsonArray(), new JsonArray(), new JsonArray(), new JsonArray());
        var names = LegendPainter.Layout(figure, 0, figure.Width - 78).Shown;
        bool legend = names.Count > 0;
        var layout = new JsonObject
        {
            ["width"] = figure.Width,
            ["height"] = figure.Height,
            ["paper_bgcolor"] = Palette.Background,
            ["font"] = new JsonObject
            {
                ["family"] = "Inter, Helvetica Neue, Helvetica, Arial, sans-serif",
                ["size"] = 13,
                ["color"] = Palette.Ink,
            },
            ["hovermode"] = "closest",
            ["showlegend"] = legend,
        };
        if (figure.Panels.Any(panel => !panel.InSpace))
            layout["plot_bgcolor"] = Palette.Background;
        if (figure.Panels.Any(panel => panel.Traces.Any(trace => trace is BarTrace)))
            layout["barmode"] = "overlay";
        Heading(figure, names.Select(entry => entry.Row + 1).DefaultIfEmpty(0).Max(), layout);
        var listed = new HashSet<(string?, string)>();
        var room = (Width: figure.Width - Margin("l") - Margin("r"), Height: figure.Height - Margin("t") - Margin("b"));
        for (int i = 0; i < figure.Panels.Count; i++)
        {
            var panel = figure.Panels[i];
            string number = i == 0 ? "" : $"{i + 1}";
            var (across, upwards) = (Across(figure, i), Upwards(figure, i));
            var (width, height) = (room.Width * (across.To - across.From), room.Height * (upwards.To - upwards.From));
            var place = new PlotlyPlace(number, panel.X.Log, width, height, images, shapes, notes);
            if (panel.ColorBarTrace is not null)
            {
                double bar = PlotlyFields.BarWidth / Math.Max(80, figure.Width - 78);
                across.To = Rounded(Math.Max((across.From + across.To) / 2, across.To - bar));
            }

            if (panel.InSpace)
            {
                layout["scene" + number] =
                    PlotlyFields.Scene(panel, new JsonArray(across.From, across.To), new JsonArray(upwards.From, upwards.To));
                foreach (var (trace, style) in panel.Traces.Zip(TraceStyle.Of(panel)))
                {
                    if (PlotlyTraces.Of(trace, style, place) is { } json)
                        data.Add(PlotlyFields.WithColorBar(json, ReferenceEquals(trace, panel.ColorBarTrace), across.To, upwards));
                }
                continue;
            }
            layout["xaxis" + number] = AxisOf(panel.X, AxisRange.X(panel), "y" + number, across, panel);
            layout["yaxis" + number] = AxisOf(panel.Y, AxisRange.Y(panel), "x" + number, upwards, panel);
            if (panel.EqualUnits)
                layout["yaxis" + number]!["scaleanchor"] = "x" + number;
            foreach (var (trace, style) in panel.Traces.Zip(TraceStyle.Of(panel)))
            {
                if (PlotlyTraces.Of(trace, style, place) is not { } json)
                    continue;
                json["showlegend"] = names.Any(entry => entry.Trace.Name == trace.Name && entry.Style.Color == style.Color) && trace.Listed
                    && listed.Add((trace.Name, style.Color));
                if (names.FirstOrDefault(entry => entry.Trace.Name == trace.Name).Text is { } text && text != trace.Name)
                    json["name"] = Text(text);
                data.Add(PlotlyFields.WithColorBar(json, ReferenceEquals(trace, panel.ColorBarTrace), across.To, upwards));
            }
            Notes(panel, number, notes);
            foreach (var line in panel.References.Where(line => Seen(panel, line)))
                shapes.Add(ShapeOf(line, number));
        }
        (layout["images"], layout["annotations"], layout["shapes"]) = (images, notes, shapes);
        return new JsonObject { ["data"] = data, ["layout"] = layout };

        int Margin(string side) => layout["margin"]![side]!.GetValue<int>();
    }

    private static void Heading(Figure figure, int legendRows, JsonObject layout)
    {
        bool legend = legendRows > 0;
        var lines = TextWidth.Wrap(figure.Title ?? "", 19, figure.Width - 30, most: 3);
        var (titleHeight, subtitleHeight) = (24 * lines.Count, figure.Subtitle is null ? 0 : 32);
        int top = 14 + titleHeight + 22 * Math.Max(0, lines.Count - 1) + subtitleHeight + (legend ? 7 + 19 * legendRows : 0)
            + (figure.Panels.Any(panel => panel.Title is not null) ? 20 : 0);
        bool bare = figure.Panels.All(panel => !panel.X.Visible && !panel.Y.Visible);
        layout["margin"] = new JsonObject { ["l"] = bare ? 16 : 60, ["r"] = 18, ["t"] = top, ["b"] = bare ? 32 : 52 };
        // plotly.js' own check refuses settings of what is not there.
        if (legend)
        {
            // Above the panels' headings, in shares of the plots' height.
            double above = (figure.Panels.Any(panel => panel.Title is not null) ? 24.0 : 4) / Math.Max(40, figure.Height - top - 52);
            layout["legend"] = new JsonObject { ["orientation"] = "h", ["x"] = 0, ["y"] = Rounded(1 + above), ["yanchor"] = "bottom" };
        }
        if (lines.Count == 0)
            return;
        var title = new JsonObject
        {
            ["text"] = string.Join("<br>", lines.Select(Text)),
            ["font"] = new JsonObject { ["size"] = 18 },
            ["x"] = 0.025,
            ["xanchor"] = "left",
            ["y"] = 1,
            ["yanchor"] = "top",
            ["pad"] = new JsonObject { ["t"] = 12 + 22 * (lines.Count - 1) } // plotly.js anchors the last line,
        };
        if (figure.Subtitle is { } subtitle)
        {
            var font = new JsonObject { ["size"] = 13, ["color"] = Palette.Quiet };
            title["subtitle"] = new JsonObject { ["text"] = Text(subtitle), ["font"] = font };
        }

        layout["title"] = title;
    }

    /// <summary>Six significant digits, and more of numbers that have their first ones in common: more than a screen can show,
    /// and notebooks stay small.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="fewest">How many digits at least, where six are more than a reader is told of them: of the very many of a grid.</param>
    public static IEnumerable<JsonNode?> Numbers(IReadOnlyList<double> values, int fewest = 6)
    {
        var (min, max) = values.Where(Plottable.IsFinite).Aggregate((Min: double.PositiveInfinity, Max: double.NegativeInfinity),
            (range, value) => (Math.Min(range.Min, value), Math.Max(range.Max, value)));
        int digits = min > max ? fewest : Math.Clamp(SharedDigits.Spare(min, max) + fewest - 2, fewest, 17);
        return values.Select(value => Number(value, digits));
    }

    /// <summary>A number of its own, in six significant digits.</summary>
    public static JsonNode? Number(double value) => Number(value, 6);

    /// <summary>A place on an axis that may be narrow and far from 0.</summary>
    public static JsonNode? Exact(double value) => Number(value, 15);

    // JavaScript writes no -0, which + 0 makes 0.
    private static JsonValue? Number(double value, int digits) => Plottable.IsFinite(value)
        ? JsonValue.Create(double.Parse(value.ToString("G" + digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0)
        : null;

    /// <summary>plotly.js reads a few tags in texts; a text of ours is only text.</summary>
    public static string Text(string text) => XmlText.Clean(text).Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static JsonObject AxisOf(Axis axis, (double Min, double Max) range, string anchor, (double From, double To) domain, Panel panel)
    {
        var (from, to) = axis.Log ? (Math.Log10(range.Min), Math.Log10(range.Max)) : range;
        bool shaded = panel.Fills;
        var json = new JsonObject
        {
            ["type"] = axis.Log ? "log" : "linear",
            ["range"] = axis.Reversed ? new JsonArray(to, from) : new JsonArray(from, to),
            ["domain"] = new JsonArray(domain.From, domain.To),
            ["anchor"] = anchor,
            ["visible"] = axis.Visible,
        };
        if (panel.EqualUnits)
            json["constrain"] = "domain"; // shorten the axis, do not widen its range
        if (!axis.Visible)
            return json;
        (json["showgrid"], json["zeroline"]) = (!shaded, false);
        if (!shaded)
            json["gridcolor"] = Palette.Grid;
        if (Ticks.Title(axis, range) is { } title)
            json["title"] = new JsonObject { ["text"] = Text(TextWidth.Cut(title, 13, 640)) };
        PlotlyFields.Count(json, axis, range);
        if (axis.Categories is { } names)
        {
            json["automargin"] = true;
            const int MostNames = 200;
            int every = (names.Count + MostNames - 1) / MostNames;
            json["tickvals"] = new JsonArray([.. names.Select((_, i) => i).Where(i => i % every == 0).Select(i => (JsonNode)i)]);
            json["ticktext"] = new JsonArray([.. names.Where((_, i) => i % every == 0)
                .Select(name => (JsonNode)Text(TextWidth.Cut(name, 13, 190)))]);
        }
        return json;
    }

    private static (double From, double To) Across(Figure figure, int i)
    {
        const double Gap = 0.05;
        double width = (1 - Gap * (figure.Columns - 1)) / figure.Columns;
        double from = i % figure.Columns * (width + Gap);
        return (Rounded(from), Rounded(Math.Min(1, from + width)));
    }

    private static (double From, double To) Upwards(Figure figure, int i)
    {
        int rows = (figure.Panels.Count + figure.Columns - 1) / figure.Columns;
        // Bare panels have no axis' labels between them.
        bool bare = figure.Panels.All(panel => !panel.X.Visible && !panel.Y.Visible);
        double gap = rows == 1 ? 0 : bare ? Math.Min(0.4 / rows, 52.0 / figure.Height) : 0.4 / rows;
        double height = (1 - gap * (rows - 1)) / rows;
        double from = (rows - 1 - i / figure.Columns) * (height + gap);
        return (Rounded(from), Rounded(Math.Min(1, from + height)));
    }

    private static double Rounded(double share) => Math.Round(share, 4);

    private static void Notes(Panel panel, string number, JsonArray notes)
    {
        if (panel.Title is { } title)
            notes.Add(Beside(title, number, x: 0, y: 1, "bottom", size: 14));
        if (panel.Caption is { } caption)
            notes.Add(Beside(caption, number, x: 0, y: 0, "top", size: 12));
        foreach (var note in panel.Annotations.Where(note => Plottable.IsOn(panel.X, note.X) && Plottable.IsOn(panel.Y, note.Y)))
        {
            bool far = Math.Abs(note.OffsetX) + Math.Abs(note.OffsetY) > 12;
            notes.Add(new JsonObject
            {
                ["text"] = Text(note.Text),
                ["x"] = Place(panel.X, note.X),
                ["y"] = Place(panel.Y, note.Y),
                ["xref"] = "x" + number,
                ["yref"] = "y" + number,
                ["showarrow"] = far,
                ["arrowhead"] = 0,
                ["ax"] = note.OffsetX,
                ["ay"] = note.OffsetY,
                ["font"] = new JsonObject { ["color"] = note.Color, ["size"] = note.Size },
            });
        }
        foreach (var line in panel.References.Where(line => line.Label is not null && Seen(panel, line)))
        {
            var note = Beside(line.Label!, number, line.Vertical ? 0 : 1, line.Vertical ? 1 : 0, "bottom", size: 13);
            note[line.Vertical ? "x" : "y"] = Place(line.Vertical ? panel.X : panel.Y, line.Value);
            note[line.Vertical ? "xref" : "yref"] = (line.Vertical ? "x" : "y") + number;
            note["xanchor"] = line.Vertical ? "left" : "right";
            notes.Add(note);
        }

        static JsonNode? Place(Axis axis, double value) => Exact(axis.Log ? Math.Log10(value) : value);
    }

    private static JsonObject Beside(string text, string number, double x, double y, string anchor, double size) => new()
    {
        ["text"] = Text(text),
        ["xref"] = $"x{number} domain",
        ["yref"] = $"y{number} domain",
        ["x"] = x,
        ["y"] = y,
        ["xanchor"] = "left",
        ["yanchor"] = anchor,
        ["showarrow"] = false,
        ["font"] = new JsonObject { ["size"] = size },
    };

    private static bool Seen(Panel panel, ReferenceLine line) => Plottable.IsOn(line.Vertical ? panel.X : panel.Y, line.Value);

    private static JsonObject ShapeOf(ReferenceLine line, string number) => new()
    {
        ["type"] = "line",
        ["xref"] = line.Vertical ? "x" + number : $"x{number} domain",
        ["yref"] = line.Vertical ? $"y{number} domain" : "y" + number,
        ["x0"] = line.Vertical ? Exact(line.Value) : 0,
        ["x1"] = line.Vertical ? Exact(line.Value) : 1,
        ["y0"] = line.Vertical ? 0 : Exact(line.Value),
        ["y1"] = line.Vertical ? 1 : Exact(line.Value),
        ["line"] = new JsonObject { ["color"] = Palette.Quiet, ["width"] = 1.2, ["dash"] = "dash" },
    };
}
