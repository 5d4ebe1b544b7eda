using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace NeuralNotebook.Interactive.Tests;

public sealed class GlyphsTests
{
    [Fact]
    public void Every_sign_in_the_charts_of_the_course_is_drawn()
    {
        var drawn = Glyphs.Signs.ToHashSet();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "notebooks"), "*.ipynb"))
        {
            foreach (var svg in JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray()
                .SelectMany(cell => cell!["outputs"]?.AsArray() ?? []).Select(output => output!["data"]?["image/svg+xml"])
                .OfType<JsonArray>())
            {
                var texts = XElement.Parse(string.Concat(svg.Select(line => (string?)line))).Descendants()
                    .Where(element => element.Name.LocalName == "text");
                missing.UnionWith(texts.SelectMany(text => text.Value.EnumerateRunes()).Select(rune => rune.ToString())
                    .Where(sign => !drawn.Contains(sign)));
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Letters_that_a_course_needs_are_drawn() =>
        Assert.Empty(
            ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                + "αβγδεηθλμνπρστφχψωΔΣΩ.,:;!?'\"()[]{}<>=+−-±·×÷/\\|%&#@_^~≤≥≠≈→←↑↓…⋮∂∇∞√⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉ᵗŷéèäöüß")
                .EnumerateRunes().Select(rune => rune.ToString()).Except(Glyphs.Signs));

    [Fact]
    public void A_sign_that_is_not_drawn_is_a_box_and_takes_room() => Assert.True(new TextStrokes("学", 13, bold: false).Width > 5);

    [Fact]
    public void No_two_letters_look_alike()
    {
        string[] allowed = ["µμ", "·⋅", " \u00a0", " \u2009", "\u00a0\u2009", "lI", "νv", "∑Σ", "∏Π"];
        var seen = new Dictionary<string, string>();
        foreach (string sign in Glyphs.Signs)
        {
            var canvas = new PixelCanvas(40, 40);
            canvas.Text(8, 26, sign, 24, "#000000");
            string look = Convert.ToBase64String(canvas.Pixels);
            if (!seen.TryAdd(look, sign))
                Assert.Contains(allowed, pair => pair == seen[look] + sign || pair == sign + seen[look]);
        }
    }
}
