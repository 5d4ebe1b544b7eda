using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NeuralNotebook.Pages.Tests;

/// <summary>Formulas of TeX as MathML.</summary>
public sealed partial class FormulaTests
{
    [Theory]
    [MemberData(nameof(CourseFiles.Notebooks), MemberType = typeof(CourseFiles))]
    public void Every_formula_of_a_chapter_is_drawn_and_none_is_left_as_its_source(string chapter)
    {
        string[] texts = CourseFiles.Load(chapter).Cells.Where(cell => cell.Kind == "markdown").Select(cell => cell.Source).ToArray();
        string[] expected = texts.SelectMany(text => Dollars().Matches(Code().Replace(text, "")))
            .Select(match => Normal(match.Groups[1].Value + match.Groups[2].Value)).ToArray();
        var page = Rendered.Page(NotebookPage.Write(CourseFiles.Load(chapter), chapter, PageLinks.ForFiles));
        string[] drawn = page.QuerySelectorAll(".text math annotation").Select(annotation => Normal(annotation.TextContent)).ToArray();
        Assert.Equal(expected, drawn);
        Assert.All(expected, formula => Assert.True(Formula.IsKnown(formula), formula));
    }

    [Theory]
    [InlineData("x_1^2", "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>")]
    [InlineData(@"\frac{1}{n}", "<mfrac><mn>1</mn><mi>n</mi></mfrac>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData("x^10", "<mrow><msup><mi>x</mi><mn>1</mn></msup><mn>0</mn></mrow>")]
    [InlineData(@"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>")]
    [InlineData(@"\sqrt2", "<msqrt><mn>2</mn></msqrt>")]
    [InlineData("f'", "<msup><mi>f</mi><mo lspace=\"0\" rspace=\"0\">′</mo></msup>")]
    [InlineData(@"\mathbb R", "<mi mathvariant=\"normal\">ℝ</mi>")]
    [InlineData(@"\mathbf{w1}", "<mi mathvariant=\"normal\">𝐰𝟏</mi>")]
    [InlineData(@"\text{if } ", "<mtext>if\u00a0</mtext>")]
    [InlineData("2.718", "<mn>2.718</mn>")]
    [InlineData(@"\hat y", "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>")]
    public void A_formula_becomes_its_MathML(string tex, string expected) => Assert.Equal(expected, Row(tex));

    [Theory]
    [InlineData("-1", true)]
    [InlineData("(-1)", true)]
    [InlineData("a = -1", true)]
    [InlineData("a - 1", false)]
    [InlineData("(a) - 1", false)]
    [InlineData("a^2 - 1", false)]
    public void A_minus_belongs_to_its_number_where_nothing_stands_before_it(string tex, bool isSign) =>
        Assert.Equal(isSign, Row(tex).Contains("form=\"prefix\" lspace=\"0\" rspace=\"0\">−", StringComparison.Ordinal));

    [Fact]
    public void A_sum_has_its_limits_below_and_above() =>
        Assert.StartsWith("<mrow><munderover><mo>∑</mo>", Row(@"\sum_{i=1}^{n} x_i"), StringComparison.Ordinal);

    [Fact]
    public void The_name_of_a_function_keeps_its_distance_from_what_it_is_applied_to()
    {
        Assert.Contains("<mi>ln</mi><mspace", Row(@"\ln x"), StringComparison.Ordinal);
        Assert.DoesNotContain("mspace", Row(@"\ln(x)"), StringComparison.Ordinal);
        Assert.Contains("<mi>y</mi><mspace", Row(@"y\ln(x)"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", 2, 4)]
    [InlineData(@"\begin{cases} 1 & z > 0 \\ 0 & \text{otherwise} \\ \end{cases}", 2, 4)]
    [InlineData(@"\begin{aligned} a &= b \\[4pt] &= c \end{aligned}", 2, 4)]
    [InlineData(@"\begin{array}{lr} a & b \end{array}", 1, 2)]
    public void A_table_has_its_lines_and_columns(string tex, int lines, int cells)
    {
        var table = XElement.Parse(Row(tex)).DescendantsAndSelf("mtable").Single();
        Assert.Equal((lines, cells), (table.Elements("mtr").Count(), table.Descendants("mtd").Count()));
    }

    [Theory]
    [InlineData(@"\unheardof{x}")]
    [InlineData(@"\frac{1}")]
    [InlineData("{x")]
    [InlineData("x}")]
    [InlineData("x^")]
    [InlineData("a & b")]
    [InlineData(@"\begin{pmatrix} 1")]
    [InlineData(@"\begin{pmatrix} 1 \end{cases}")]
    [InlineData(@"\begin{chart} 1 \end{chart}")]
    [InlineData(@"\left( x")]
    [InlineData(@"\")]
    [InlineData("x_1_2")]
    [InlineData(@"\text{<script>alert(1)</script>} \href{javascript:alert(1)}{x}")]
    public void What_is_not_known_stays_as_its_source_and_is_not_lost(string tex)
    {
        Assert.False(Formula.IsKnown(tex));
        var code = Rendered.Page(Formula.ToHtml(tex, isDisplay: false)).Body!.Children.Single();
        Assert.Equal(("code", $"${tex}$"), (code.LocalName, code.TextContent));
    }

    [Fact]
    public void A_formula_that_is_nested_without_end_is_no_danger()
    {
        Assert.False(Formula.IsKnown(new string('{', 9000) + new string('}', 9000)));
        Assert.False(Formula.IsKnown(string.Concat(Enumerable.Repeat(@"\hat", 4000)) + " x"));
        Assert.False(Formula.IsKnown(string.Concat(Enumerable.Repeat(@"\sqrt[\sqrt", 1500))));
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData(@"\text{<b onclick=alert(1)>}")]
    [InlineData("\"&<>'")]
    public void What_looks_like_HTML_within_a_formula_is_text(string tex)
    {
        var page = Rendered.Page(Formula.ToHtml(tex, isDisplay: true));
        Assert.Empty(page.QuerySelectorAll("img, b, script"));
        Assert.Contains(tex, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_written_between_dollars_gives_elements_that_match()
    {
        string[] parts = ["x", "1", "{", "}", "^", "_", "&", @"\\", @"\frac", @"\sqrt", @"\left(", @"\right)", @"\begin{cases}",
            @"\end{cases}", "'", "-", @"\hat", @"\sum", @"\text{a}", "[", "]", "|", @"\bigl", " "];
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++)
        {
            string tex = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)]));
            XElement.Parse(Formula.ToHtml(tex, isDisplay: i % 2 == 0));
        }
    }

    private static string Row(string tex)
    {
        string html = Formula.ToHtml(tex, isDisplay: false);
        Assert.StartsWith("<math><semantics>", html, StringComparison.Ordinal);
        return html["<math><semantics>".Length..html.IndexOf("<annotation", StringComparison.Ordinal)];
    }

    private static string Normal(string tex) => Blanks().Replace(tex, " ").Trim();

    [GeneratedRegex(@"\$\$(.+?)\$\$|(?<!\\)\$([^$\n]+?)\$", RegexOptions.Singleline)]
    private static partial Regex Dollars();

    [GeneratedRegex("`+[^`]*`+")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
