using System.Globalization;
using System.Xml.Linq;
using FsCheck.Fluent;

namespace NeuralNotebook.Interactive.Tests;

public sealed class SvgWriterTests
{
    private static readonly string[] Forbidden = ["style", "use", "script", "foreignObject"];

    public static TheoryData<string> Names => Pictures.Names;

    [Theory, MemberData(nameof(Names))]
    public void Every_picture_is_well_formed_and_carries_no_style_script_or_reference_outside(string name)
    {
        var svg = XElement.Parse(Pictures.All[name].ToSvg());

        Assert.DoesNotContain(svg.DescendantsAndSelf(), element => Forbidden.Contains(element.Name.LocalName));
        var attributes = svg.DescendantsAndSelf().Attributes().ToList();
        Assert.DoesNotContain(attributes,
            attribute => attribute.Name.LocalName is "style" or "class"
                || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(attributes.Where(attribute => attribute.Name.LocalName == "href"),
            attribute => Assert.StartsWith("data:image/png;base64,", attribute.Value, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_picture_is_an_image_with_a_title_and_the_sentence_as_its_description(string name)
    {
        var svg = XElement.Parse(Pictures.All[name].ToSvg());
        var ids = svg.Descendants().Attributes("id").ToDictionary(id => id.Value, id => id.Parent!);

        Assert.Equal("img", svg.Attribute("role")!.Value);
        var named = svg.Attribute("aria-labelledby")!.Value.Split(' ').Select(id => ids[id]).ToList();
        Assert.Equal(["title", "desc"], named.Select(element => element.Name.LocalName));
        Assert.Equal(XmlText.Clean(Pictures.All[name].AlternativeText), named[1].Value);
    }

    [Fact]
    public void Ids_of_different_pictures_differ()
    {
        var ids = Pictures.All.Values.SelectMany(figure => XElement.Parse(figure.ToSvg()).Descendants().Attributes("id"))
            .Select(id => id.Value).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory, InlineData("fr-FR"), InlineData("tr-TR"), InlineData("ar-SA")]
    public void Every_culture_gets_the_same_bytes(string culture)
    {
        var usual = Pictures.All.ToDictionary(picture => picture.Key, picture => Written(picture.Value));
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.NotEqual("1.5", 1.5.ToString(CultureInfo.CurrentCulture)); // the culture really holds
            // Made and written there: trainings, labels and numbers in titles too.
            Assert.All(Pictures.Anew(), picture => Assert.Equal(usual[picture.Key], Written(picture.Value)));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }

        static (string, string, string) Written(Figure figure) => (figure.ToSvg(), figure.ToPlotlyJson(), figure.AlternativeText);
    }

    [Fact]
    public void Any_numbers_and_any_names_give_a_well_formed_picture()
    {
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<double[], double[], string>((x, y, name) =>
        {
            int count = Math.Min(x.Length, y.Length);
            var (across, upwards) = (x[..count], y[..count]);
            Figure[] figures =
            [
                Chart.Line(across, upwards, name ?? "").WithTitle(name ?? ""),
                Chart.Point(across, upwards),
                Chart.Histogram(upwards),
                Chart.Line(across, upwards).WithXAxis(name, log: true).WithYAxis(name, log: true),
                Chart.Column(across.Select(value => name + value), upwards),
                Chart.Bar(across.Select(value => name + value), upwards),
            ];
            foreach (var figure in figures)
            {
                var svg = XElement.Parse(figure.ToSvg());
                Assert.DoesNotContain(svg.Descendants().Attributes(),
                    attribute => attribute.Value.Contains("NaN", StringComparison.Ordinal)
                        || attribute.Value.Contains('∞', StringComparison.Ordinal));
                System.Text.Json.JsonDocument.Parse(figure.ToPlotlyJson());
            }
        }));
    }

    [Fact]
    public void A_thousand_series_are_drawn_and_ten_are_listed()
    {
        var figure = Chart.Combine(Enumerable.Range(0, 1000).Select(i => Chart.Line(new[] { i, i + 1, i }, name: $"series {i}")));

        Assert.Contains("and 990 more", figure.ToSvg(), StringComparison.Ordinal);
        Assert.Contains("and 996 more series", figure.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_under_the_axis_never_touch()
    {
        foreach (int width in new[] { 180, 300, 520, 900 })
        {
            var svg = XElement.Parse(Chart.Line(new[] { 12_345.0, 98_765.5 }, new[] { 0, 1 }).WithSize(width, 300).ToSvg());
            var labels = svg.Descendants()
                .Where(element => element.Name.LocalName == "text" && (string?)element.Attribute("text-anchor") == "middle")
                .Select(element =>
                    (X: double.Parse(element.Attribute("x")!.Value, CultureInfo.InvariantCulture),
                        Half: TextWidth.Of(element.Value, 13) / 2)).OrderBy(label => label.X).ToList();

            Assert.NotEmpty(labels);
            Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.True(pair.First.X + pair.First.Half < pair.Second.X - pair.Second.Half));
        }
    }

    [Theory, InlineData(520, 340), InlineData(400, 300), InlineData(900, 500)]
    public void Twenty_long_names_leave_half_of_the_picture_to_the_plot(int width, int height)
    {
        var figure = Chart.Combine(Enumerable.Range(0, 20)
            .Select(i => Chart.Line(new double[] { i, i + 1.0 }, $"a rather long series name number {i}"))).WithSize(width, height);
        var svg = XElement.Parse(figure.ToSvg());
        var plot = svg.Descendants().First(element => element.Name.LocalName == "clipPath").Elements().Single();
        // the marks' room over the edge
        double Of(string side) => double.Parse(plot.Attribute(side)!.Value, CultureInfo.InvariantCulture) - 10;

        Assert.True(Of("width") * Of("height") >= 0.5 * width * height, plot.ToString());
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        var names = texts.Where(text => text.StartsWith("a r", StringComparison.Ordinal)).ToList();
        Assert.InRange(names.Count, 3, 10);
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Contains($"and {20 - names.Count} more", texts);
        // Who points at a shortened name reads all of it.
        if (width < 900)
            Assert.Contains("a rather long series name number 0",
                svg.Descendants().Where(element => element.Name.LocalName == "title").Select(title => title.Value));
    }

    [Fact]
    public void A_shortened_text_keeps_every_sign_whole()
    {
        const string Family = "👩‍👩‍👧‍👦";
        for (int width = 10; width < 400; width += 7)
        {
            foreach (string text in new[] { TextWidth.Cut(string.Concat(Enumerable.Repeat(Family, 30)), 13, width),
                TextWidth.Fit(string.Concat(Enumerable.Repeat(Family, 30)), 13, width) })
                Assert.Equal("", text.Replace(Family, "", StringComparison.Ordinal).TrimEnd('…'));
            string middle = TextWidth.FitMiddle(string.Concat(Enumerable.Repeat(Family, 30)), 13, width);
            Assert.Equal("…", middle.Replace(Family, "", StringComparison.Ordinal));
            Assert.True(width < 160 || TextWidth.Of(middle, 13) <= width);
        }
    }

    [Fact]
    public void A_title_breaks_at_its_own_line_ends_and_says_where_it_was_cut()
    {
        Assert.Equal(["two", "lines here"], TextWidth.Wrap("two\nlines here", 10, 300, most: 3));
        Assert.Equal(["a", "b …"], TextWidth.Wrap("a\nb\nc", 10, 300, most: 2));
        Assert.EndsWith("…", TextWidth.Wrap(string.Concat(Enumerable.Repeat("word ", 100)), 10, 300, most: 2)[1], StringComparison.Ordinal);
    }
}
