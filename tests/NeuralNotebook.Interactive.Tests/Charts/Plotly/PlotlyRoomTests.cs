using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Where plotly.js puts a figure's panels, headings, legend and colour bars: it reckons in shares of the plots' room.</summary>
public sealed class PlotlyRoomTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 3)]
    public void Panels_share_the_picture_evenly_from_the_top_left(int count, int columns)
    {
        var figure = Chart.Grid(columns, Enumerable.Range(0, count).Select(i => Chart.Line([1, 2 + i])));
        var layout = PlotlyJson.Of(figure)["layout"]!;
        var places = Enumerable.Range(0, count).Select(i => i == 0 ? "" : $"{i + 1}")
            .Select(number => (Across: Domain(layout["xaxis" + number]!), Upwards: Domain(layout["yaxis" + number]!))).ToList();
        int rows = (count + columns - 1) / columns;

        Assert.All(new[] { Columns().ToList(), Rows().Reverse().ToList() }, line =>
        {
            Assert.Equal((0, 1), (line[0].From, line[^1].To));
            Assert.All(line, place => Assert.Equal(line[0].To - line[0].From, place.To - place.From, 2e-4));
            Assert.All(line.Zip(line.Skip(1)), pair => Assert.InRange(pair.Second.From - pair.First.To, 0.02, 0.3));
            Assert.InRange(line.Sum(place => place.To - place.From), 0.6, 1); // the plots, not the gaps
        });
        for (int i = 0; i < count; i++)
            Assert.Equal((places[i % columns].Across, places[i / columns * columns].Upwards), (places[i].Across, places[i].Upwards));

        IEnumerable<(double From, double To)> Columns() => places.Take(columns).Select(place => place.Across);

        IEnumerable<(double From, double To)> Rows() => Enumerable.Range(0, rows).Select(row => places[row * columns].Upwards);
    }

    [Theory, InlineData(200), InlineData(2000)]
    public void Bare_panels_stand_closer_the_higher_the_picture(int height)
    {
        double bare = Gap(Enumerable.Repeat(Chart.Image(new Matrix(2, 2, [1, 2, 3, 4])), 2));
        double labelled = Gap([Chart.Line([1, 2]), Chart.Line([1, 2])]);

        if (height == 200)
            Assert.Equal(labelled, bare, 1e-9);
        else
            Assert.InRange(bare * height, 20, 60); // room for a heading and a caption, in pixels
        Assert.Equal(0.2, labelled, 1e-4); // two fifths of what each of the two rows could have

        double Gap(IEnumerable<Figure> figures)
        {
            var layout = PlotlyJson.Of(Chart.Grid(1, figures).WithSize(300, height))["layout"]!;
            return Domain(layout["yaxis"]!).From - Domain(layout["yaxis2"]!).To;
        }
    }

    [Fact]
    public void The_margin_over_the_plot_is_room_for_each_line_that_stands_there()
    {
        var bare = Chart.Line([1, 2]);
        double none = Top(bare), title = Top(bare.WithTitle("one")) - none, two = Top(bare.WithTitle("one\ntwo")) - none;
        double subtitle = Top(bare.WithTitle("one", "more")) - none - title, legend = Top(Chart.Line([1, 2], "a")) - none;
        double heading = Top(Chart.Combine(bare) with { Panels = [bare.Panels[0] with { Title = "heading" }] }) - none;
        var rows = Enumerable.Range(0, 4).Select(i => Chart.Line([1, 2], $"series of some length {i}")).ToList();

        Assert.InRange(none, 4, 20);
        Assert.All(new[] { title, two - title, subtitle, legend, heading }, line => Assert.InRange(line, 16, 48));
        Assert.InRange(two - title, 36, 48); // its line, and what plotly.js counts twice
        Assert.True(Top(Chart.Combine(rows)) - none >= legend + 13); // a second row
        Assert.Equal(none + title + subtitle + legend + heading,
            Top(Chart.Line([1, 2], "a").WithTitle("one", "more") is var all
                ? all with { Panels = [all.Panels[0] with { Title = "heading" }] } : null!));

        static double Top(Figure figure) => (double)PlotlyJson.Of(figure)["layout"]!["margin"]!["t"]!;
    }

    [Fact]
    public void Axes_have_room_for_their_labels_where_one_is_seen()
    {
        var line = Chart.Line([1, 2]).Panels[0];
        var hidden = new Axis { Visible = false };
        var bare = line with { X = hidden, Y = hidden };
        var (both, none) = (Margin(line), Margin(bare));

        Assert.True(both.Left > none.Left + 30 && both.Bottom > none.Bottom + 13);
        Assert.Equal(both, Margin(line with { X = hidden }));
        Assert.Equal(both, Margin(line with { Y = hidden }));
        Assert.Equal(both, Margin(bare, line));
        Assert.Equal(none, Margin(bare, bare));

        static (double Left, double Bottom) Margin(params Panel[] panels)
        {
            var margin = PlotlyJson.Of(new Figure { Panels = panels })["layout"]!["margin"]!;
            return ((double)margin["l"]!, (double)margin["b"]!);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void The_legend_lies_over_the_plot_and_its_heading_but_under_the_title(bool headed)
    {
        var figure = Chart.Line([1, 2], "a").WithTitle("title");
        figure = figure with { Panels = [figure.Panels[0] with { Title = headed ? "heading" : null }] };
        var layout = PlotlyJson.Of(figure)["layout"]!;
        var (legend, margin) = (layout["legend"]!, layout["margin"]!);
        double plot = figure.Height - (double)margin["t"]! - (double)margin["b"]!, over = ((double)legend["y"]! - 1) * plot;

        Assert.Equal(("h", 0, "bottom"), ((string)legend["orientation"]!, (double)legend["x"]!, (string)legend["yanchor"]!));
        Assert.InRange(over, headed ? 14 : 1, headed ? 30 : 10);
        Assert.InRange(over + 19, 19, (double)margin["t"]! - 18);
    }

    [Theory, InlineData(120, 0.5), InlineData(520, 0.837), InlineData(1000, 0.9219)] // 1 − 72 / (width − 78), half at least
    public void A_colour_bar_takes_its_room_from_its_panel(int width, double to)
    {
        var json = PlotlyJson.Of(Chart.Heatmap(new Matrix(1, 2, [1, 2])).WithSize(width, 300));

        Assert.Equal(to, Domain(json["layout"]!["xaxis"]!).To, 5e-4);
        Assert.Equal(Domain(json["layout"]!["xaxis"]!).To, (double)json["data"]![0]!["colorbar"]!["x"]!);
    }

    [Fact]
    public void A_colour_bar_stands_beside_its_own_panel_and_one_is_enough()
    {
        var two = new Panel { Traces = [new HeatmapTrace([1, 2], 2), new HeatmapTrace([3, 4], 2)] };
        var json = PlotlyJson.Of(new Figure { Panels = [two, two, two], Columns = 2 });

        for (int i = 0; i < 6; i++)
        {
            var (trace, panel) = (json["data"]![i]!, i / 2 == 0 ? "" : $"{i / 2 + 1}");
            var (from, to) = Domain(json["layout"]!["yaxis" + panel]!);
            Assert.Equal(i % 2 == 0, (bool)trace["showscale"]!);
            if (i % 2 != 0)
                continue;
            Assert.Equal((from + to) / 2, (double)trace["colorbar"]!["y"]!, 1e-4);
            Assert.Equal(to - from, (double)trace["colorbar"]!["len"]!, 1e-4);
            Assert.Equal(Domain(json["layout"]!["xaxis" + panel]!).To, (double)trace["colorbar"]!["x"]!);
        }
    }

    private static (double From, double To) Domain(JsonNode axis) => ((double)axis["domain"]![0]!, (double)axis["domain"]![1]!);
}
