using System.Text.Json;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace NeuralNotebook.Interactive.Tests;

[Collection(PlotlyCollection.Name)]
public sealed class AnyFigureTests(PlotlyPage browser)
{
    [Fact]
    public void Any_figure_of_any_kind_is_well_formed_and_keeps_its_numbers_finite() =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(AnyFigure.Any.ToArbitrary(), figure =>
        {
            var svg = XElement.Parse(figure.ToSvg());
            Assert.DoesNotContain(svg.Descendants().Attributes().Where(attribute => attribute.Name != "href"), attribute =>
                attribute.Value.Contains("NaN", StringComparison.Ordinal) || attribute.Value.Contains('∞', StringComparison.Ordinal));
            using var json = JsonDocument.Parse(figure.ToPlotlyJson());
            Assert.NotEmpty(figure.AlternativeText);
        }));

    /// <remarks>Every run draws the same sample, so that a failure is found again.</remarks>
    [Fact]
    public async Task Plotly_finds_no_fault_with_any_figure_and_draws_it_without_a_complaint()
    {
        var figures = new List<Figure>();
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(7, 13),
            Prop.ForAll(AnyFigure.Any.ToArbitrary(), figures.Add));
        foreach (var figure in figures)
        {
            string json = figure.ToPlotlyJson();
            string[] faults = await browser.Page.EvaluateAsync<string[]>(
                """
                async json => {
                    const f = JSON.parse(json), div = document.getElementById('figure');
                    const faults = (Plotly.validate(f.data, f.layout) || []).map(fault => fault.msg);
                    Plotly.purge(div);
                    await Plotly.newPlot(div, f.data, f.layout);
                    return faults;
                }
                """, json);

            Assert.True(faults.Length == 0 && browser.Complaints.Count == 0,
                string.Join("\n", [.. faults, .. browser.Complaints, json[..Math.Min(json.Length, 3000)]]));
        }
    }
}
