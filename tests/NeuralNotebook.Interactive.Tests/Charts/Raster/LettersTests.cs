using System.Text;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>How letters are made of strokes, and texts of letters.</summary>
public sealed class LettersTests
{
    [Fact]
    public void A_letter_begins_at_its_leftmost_place()
    {
        var glyph = new Glyph(90, "M10 5 L30 25 M20 0 L12 8");

        Assert.Equal((90, 20), (glyph.Advance, glyph.Width));
        Assert.Equal([(0, 5), (20, 25)], glyph.Lines[0]);
        Assert.Equal([(10, 0), (2, 8)], glyph.Lines[1]);
        Assert.Empty(new Glyph(62, "").Lines);
        Assert.Equal(0, new Glyph(62, "").Width);
    }

    [Fact]
    public void A_curve_towards_a_place_is_a_parabola()
    {
        var line = new Glyph(1, "M0 0 Q10 20 20 0").Lines[0];

        // Bézier's second degree: (1 − t)² · from + 2t (1 − t) · towards + t² · to, in even steps.
        Assert.Equal(7, line.Count);
        for (int i = 0; i <= 6; i++)
        {
            double t = i / 6.0;
            Assert.Equal(20 * t * (1 - t) + 20 * t * t, line[i].X, 1e-9);
            Assert.Equal(40 * t * (1 - t), line[i].Y, 1e-9);
        }
    }

    [Theory]
    [InlineData("M0 0 A10 20", 0, 20)] // leaves level, arrives upright: around (0, 20)
    [InlineData("M0 0 B10 20", 10, 0)] // leaves upright, arrives level
    [InlineData("M10 20 A0 0", 10, 0)]
    [InlineData("M10 20 B0 0", 0, 20)]
    public void A_round_stroke_is_a_quarter_of_an_ellipse_a_little_squarer(string strokes, double middleX, double middleY)
    {
        var line = new Glyph(1, strokes).Lines[0];

        Assert.All(line.Skip(1).SkipLast(1), point => Assert.InRange(Far(point), 1.0001, 1.06));
        Assert.Equal((1, 1), (Far(line[0]), Far(line[^1])));

        double Far((double X, double Y) point) => Math.Pow((point.X - middleX) / 10, 2) + Math.Pow((point.Y - middleY) / 20, 2);
    }

    [Fact]
    public void Raised_and_lowered_signs_are_small_forms_and_marks_stand_over_their_letters()
    {
        var (raised, lowered, plain) = (Of("²").Single(), Of("₂").Single(), Of("2").Single());

        Assert.Equal((plain.Glyph, plain.Glyph), (raised.Glyph, lowered.Glyph));
        Assert.Equal((0, 1), (plain.Raised, plain.Size));
        Assert.InRange(raised.Raised, 0.2, 0.5);
        Assert.InRange(lowered.Raised, -0.3, -0.05);
        Assert.InRange(raised.Size, 0.5, 0.9);
        Assert.Equal(raised.Size, lowered.Size);
        Assert.Equal(Of("e").Single().Glyph, Of("é")[0].Glyph);
        Assert.Equal((2, 0, 0), (Of("é").Count, Of("é")[1].Glyph.Advance, Of("é")[1].Raised));
        Assert.True(Of("É")[1].Raised > 0.1, "over a capital a mark stands higher");
        Assert.Equal(Of("é")[1].Glyph, Of("É")[1].Glyph);
        Assert.Equal(["²", "₂", "é", "É", "a", "µ"], new[] { "²", "₂", "é", "É", "a", "µ" }.Intersect(Glyphs.Signs));
        Assert.DoesNotContain("´+", Glyphs.Signs);
        Assert.Contains("+", Glyphs.Signs);
    }

    [Fact]
    public void A_missing_sign_is_a_box_and_spaces_are_empty()
    {
        var box = Of("学").Single();

        Assert.Equal(5, box.Glyph.Lines.Single().Count);
        Assert.Equal(box.Glyph.Lines[0][0], box.Glyph.Lines[0][^1]);
        Assert.Equal((0, 1), (box.Raised, box.Size));
        Assert.All(new[] { " ", "\u00a0", "\u2009" }, space => Assert.Empty(Of(space).Single().Glyph.Lines));
        Assert.True(Of("\u2009").Single().Glyph.Advance < Of(" ").Single().Glyph.Advance);
        Assert.Equal(Of(" ").Single().Glyph.Advance, Of("\u00a0").Single().Glyph.Advance);
        Assert.Same(Of("μ").Single().Glyph, Of("µ").Single().Glyph);
    }

    [Fact]
    public void A_text_is_as_wide_as_its_letters_a_mark_takes_no_room_and_heavy_type_more()
    {
        Assert.Equal(Width("a") + Width("b") + Width("c"), Width("abc"));
        Assert.Equal(Width("e"), Width("é"));
        Assert.Equal(Width("e"), Width("e\u200d")); // a joiner
        Assert.Equal(0, Width(""));
        Assert.Equal(Math.Round(114 * 20 / 200.0), Width("b")); // 114 units of 200 a size
        Assert.Equal(Math.Round(114 * 20 * 1.05 / 200.0), new TextStrokes("b", 20, bold: true).Width);
        Assert.True(Width("²") < Width("2"));
    }

    [Fact]
    public void Letters_stand_on_their_line_small_ones_lower_than_capitals_and_some_hang_below()
    {
        var (capital, small, hanging) = (Box("H", 20), Box("x", 20), Box("p", 20));

        Assert.Equal((0, 0), (capital.Bottom, small.Bottom));
        Assert.Equal(-14, capital.Top); // 72 % of the size
        Assert.Equal(-11, small.Top); // 53 %
        Assert.InRange(hanging.Bottom, 2, 6);
        Assert.Equal(small.Top, hanging.Top);
        Assert.InRange(capital.Left, 0, 3);
        Assert.True(capital.Right <= Width("H"));
        Assert.InRange(Box("²", 20).Bottom, -10, -4);
        Assert.InRange(Box("₂", 20).Bottom, 1, 6);
        Assert.True(Box("²", 20).Top - Box("²", 20).Bottom > capital.Top, "a small form is lower than a capital");
    }

    [Fact]
    public void The_smallest_letters_can_still_be_told_apart()
    {
        Assert.Equal((-5, -3), (Box("H", 3).Top, Box("x", 3).Top));
        Assert.Equal((0, 0), (Box("H", 3).Bottom, Box("x", 3).Bottom));
    }

    [Theory, InlineData("é", "e"), InlineData("É", "E"), InlineData("ö", "o"), InlineData("ñ", "n")]
    public void A_mark_stands_over_the_middle_of_its_letter_and_higher(string marked, string letter)
    {
        var (with, without) = (Box("x" + marked, 24), Box("x" + letter, 24));
        var mark = Box("x" + marked, 24, below: Box(letter, 24).Top);

        Assert.True(with.Top < without.Top);
        Assert.Equal(without.Bottom, with.Bottom);
        var alone = Box("x" + letter, 24, from: (int)Width("x", 24));
        var over = Box("x" + marked, 24, below: without.Top, from: (int)Width("x", 24) - 1);
        Assert.Equal((alone.Left + alone.Right) / 2.0, (over.Left + over.Right) / 2.0, 2.6);
        Assert.True(mark.Right > 0);
    }

    [Fact]
    public void A_cedilla_hangs_below() => Assert.True(Box("ç", 24).Bottom > Box("c", 24).Bottom);

    [Fact]
    public void Heavy_type_and_a_halo_are_wider_strokes()
    {
        Assert.True(Ink("H", 20, bold: true) > 1.2 * Ink("H", 20));
        Assert.True(Ink("H", 20, wider: 3) > 1.8 * Ink("H", 20));
        var (plain, wide) = (Box("H", 20), Box("H", 20, wider: 4));
        Assert.Equal((plain.Left - 2, plain.Top - 2, plain.Right + 2, plain.Bottom + 2), wide);
    }

    [Fact]
    public void The_stems_of_letters_lie_on_whole_pixels()
    {
        // Each pixel of an upright stem is covered by the same share, a whole one or the pen's width: no grey rows beside it.
        foreach (double size in new[] { 11.0, 12, 13, 14, 16, 20 })
        {
            Assert.True(Ink("l", size, bold: true) > 0);
            var box = Box("l", size, bold: true);
            Assert.InRange(box.Right - box.Left, 1, Math.Ceiling(size * 0.13) + 1);
        }
    }

    private static IReadOnlyList<(Glyph Glyph, double Raised, double Size)> Of(string sign) => Glyphs.Of(Rune.GetRuneAt(sign, 0));

    private static double Width(string text, double size = 20) => new TextStrokes(text, size, bold: false).Width;

    private static double Ink(string text, double size, bool bold = false, double wider = 0)
    {
        double sum = 0.0;
        Rows(text, size, bold, wider, (_, first, last, cover) => sum += cover[first..(last + 1)].Sum(part => (long)part));
        return sum / AreaFill.Full;
    }

    /// <summary>The pixels that a text covers by more than a third, from its start on the line.</summary>
    private static (int Left, int Top, int Right, int Bottom) Box(string text, double size, bool bold = false, double wider = 0,
        int below = int.MaxValue, int from = -100)
    {
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        Rows(text, size, bold, wider, (row, first, last, cover) =>
        {
            for (int x = first; x <= last; x++)
            {
                if (cover[x] * 3 > AreaFill.Full && row - 40 < below && x - 40 >= from)
                {
                    (left, top) = (Math.Min(left, x - 40), Math.Min(top, row - 40));
                    (right, bottom) = (Math.Max(right, x - 39), Math.Max(bottom, row - 39));
                }
            }
        });
        return (left, top, right, bottom);
    }

    private static void Rows(string text, double size, bool bold, double wider, Action<int, int, int, int[]> row)
    {
        var area = new AreaFill();
        new TextStrokes(text, size, bold).Outline(area, wider, point => (point.X + 40, point.Y + 40));
        area.Rows((0, 0, 100, 80), row);
    }
}
