using System.Text.Json;

namespace NeuralNotebook.Interactive.Tests;

[Collection(PlotlyCollection.Name)]
public sealed class PlotlyInChromiumTests(PlotlyPage browser)
{
    public static TheoryData<string> Names => Pictures.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Plotly_finds_no_fault_with_a_figure(string name)
    {
        string[] faults = await browser.Page.EvaluateAsync<string[]>(
            "json => { const f = JSON.parse(json); return (Plotly.validate(f.data, f.layout) || []).map(fault => fault.msg); }",
            Pictures.All[name].ToPlotlyJson());

        Assert.Empty(faults);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Plotly_draws_what_the_svg_shows(string name)
    {
        var figure = Pictures.All[name];
        var drawn = await browser.Page.EvaluateAsync<JsonElement>(
            """
            async ([json, panels]) => {
                const f = JSON.parse(json), div = document.getElementById('figure');
                Plotly.purge(div);
                await Plotly.newPlot(div, f.data, f.layout);
                const full = div._fullLayout, ranges = [];
                const sorted = axis => [...axis.range].sort((a, b) => a - b);
                for (let i = 1; i <= panels; i++) {
                    const number = i > 1 ? i : '', scene = full['scene' + number];
                    const axes = scene ? [scene.xaxis, scene.yaxis, scene.zaxis] : [full['xaxis' + number], full['yaxis' + number]];
                    ranges.push(...axes.map(sorted));
                }
                return {
                    ranges,
                    axes: Array.from({ length: panels }, (_, i) => i ? i + 1 : '').flatMap(number => full['scene' + number]
                        ? ['x', 'y', 'z'].map(letter => full['scene' + number][letter + 'axis'].title.text)
                        : ['x', 'y'].map(letter => div.querySelector('.g-' + letter + number + 'title text')?.dataset.unformatted ?? '')),
                    notes: [...div.querySelectorAll('.annotation-text')].map(note => note.dataset.unformatted),
                    series: div._fullData.map(trace => [trace.type, trace.line?.color ?? trace.marker?.color ?? '', trace.type === 'scatter' ? trace.mode + ' ' + trace._length : '']),
                    subtitle: div.querySelector('.gtitle-subtitle')?.dataset.unformatted ?? '',
                    title: (div.layout.title ? full.title.text : '').replaceAll('<br>', ' '),
                    names: div._fullData.filter(trace => trace.showlegend).map(trace => trace.name),
                    pictures: div.querySelectorAll('image').length,
                };
            }
            """, new object[] { figure.ToPlotlyJson(), figure.Panels.Count });

        Assert.Empty(browser.Complaints);
        var expected = figure.Panels.SelectMany(panel => new[] { Range(panel.X, AxisRange.X(panel)), Range(panel.Y, AxisRange.Y(panel)) }
            .Concat(panel.InSpace ? [Range(panel.Z, AxisRange.Z(panel))] : [])).ToList();
        var ranges = drawn.GetProperty("ranges").EnumerateArray()
            .Select(range => range.EnumerateArray().Select(bound => bound.GetDouble()).ToArray()).ToList();
        Assert.Equal(expected.Count, ranges.Count);
        Assert.All(expected.Zip(ranges), pair =>
            Assert.All(pair.First.Zip(pair.Second), bounds => Assert.Equal(bounds.First, bounds.Second, 6)));
        Assert.Equal(PlotlyWriter.Text(figure.Title ?? "").Trim(), drawn.GetProperty("title").GetString());
        Assert.Equal(figure.Title is null ? "" : PlotlyWriter.Text(figure.Subtitle ?? ""), drawn.GetProperty("subtitle").GetString());
        Assert.Equal(
            figure.Panels.SelectMany(panel => new[] { panel.X, panel.Y }.Concat(panel.InSpace ? [panel.Z] : []))
                .Select(axis => axis.Visible ? PlotlyWriter.Text(axis.Title ?? "").Trim() : ""),
            Texts("axes"));
        // Headings, captions, annotations and the labels of lines: what the SVG says in words, plotly.js says too.
        Assert.All(
            figure.Panels.SelectMany(panel => new[] { panel.Title, panel.Caption }
                .Concat(panel.Annotations.Select(note => note.Text))
                .Concat(panel.References.Select(line => line.Label))).OfType<string>(),
            text => Assert.Contains(PlotlyWriter.Text(text), Texts("notes")));
        // One colour for all bars, or one for each.
        var colors = drawn.GetProperty("series").EnumerateArray()
            .SelectMany(series => series[1].ValueKind == JsonValueKind.Array ? series[1].EnumerateArray().ToArray() : [series[1]])
            .Select(color => color.GetString()!).ToList();
        Assert.All(
            figure.Panels.SelectMany(panel => panel.Traces.Zip(TraceStyle.Of(panel)))
                .Where(pair => pair.First is LineTrace or PointTrace or BarTrace),
            pair => Assert.Contains(pair.Second.Color, colors));
        Assert.Equal(
            figure.Panels.SelectMany(panel => panel.Traces).Where(trace => trace.Listed)
                .Select(trace => PlotlyWriter.Text(trace.Name!)).Distinct(),
            drawn.GetProperty("names").EnumerateArray().Select(series => series.GetString()!));
        Assert.Equal(figure.Panels.SelectMany(panel => panel.Traces).Count(trace => trace is RasterTrace or HeatmapTrace),
            drawn.GetProperty("pictures").GetInt32());

        List<string> Texts(string property) => [.. drawn.GetProperty(property).EnumerateArray().Select(text => text.GetString()!.Trim())];
    }

    [Fact]
    public async Task Plotly_finds_the_places_of_one_step()
    {
        double[] x = [.. Enumerable.Range(0, 301).Select(i => -1.5 + 0.01 * i)];
        double[] places = await browser.Page.EvaluateAsync<double[]>(
            """
            async json => {
                const f = JSON.parse(json), div = document.getElementById('figure');
                Plotly.purge(div);
                await Plotly.newPlot(div, f.data, f.layout);
                return div.calcdata[0].map(point => point.x);
            }
            """, Chart.Line(x, x).ToPlotlyJson());

        Assert.Equal(x.Length, places.Length);
        Assert.All(x.Zip(places), pair => Assert.Equal(pair.First, pair.Second, 9));
    }

    private static double[] Range(Axis axis, (double Min, double Max) range) =>
        axis.Log ? [Math.Log10(range.Min), Math.Log10(range.Max)] : [range.Min, range.Max];
}
