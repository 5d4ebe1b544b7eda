namespace NeuralNotebook.Interactive.Tests;

public sealed class TextWidthTests
{
    private const string Words = "Some words of a title, ready to be cut: WWW and ill";

    [Theory]
    [InlineData("'|.,:;!I", 'i')]
    [InlineData("jl", 'i')]
    [InlineData("ft()[]-/ ", 'r')]
    [InlineData("w%→", 'm')]
    [InlineData("MM", 'm')]
    [InlineData("@ÆæŒœ—…™∞", 'W')]
    [InlineData("AZHÀÞ", 'B')] // capitals, with accents too
    [InlineData("aéßÿ×0\u00bf\u00ad\u02ff", 'n')]
    [InlineData("\u03ff\u0370αΩ", 'π')] // Greek
    [InlineData("\u0400\u052fж", 'Д')] // Cyrillic
    [InlineData("\u0530\u200a\u2010\u2029\u202f\u218f", '\u0600')] // what lies between the signs of no width
    [InlineData("\u2190\u21ff", '↓')]
    [InlineData("\u2200≈\u2e7f", '√')]
    [InlineData("\u2e80学\ufe10\ufdff", '率')]
    public void Signs_of_one_kind_are_as_wide_as_each_other(string signs, char like) =>
        Assert.All(signs, sign => Assert.Equal(TextWidth.Of(like.ToString(), 10), TextWidth.Of(sign.ToString(), 10)));

    [Fact]
    public void Kinds_of_signs_grow_from_thin_to_wide()
    {
        double[] widths = [.. new[] { "i", "r", "n", "α", "B", "m", "W", "学", "🦊" }.Select(sign => TextWidth.Of(sign, 10))];

        Assert.All(widths.Zip(widths.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.InRange(TextWidth.Of("n", 1), 0.5, 0.62); // the digits of Helvetica, Arial and Inter
        Assert.Equal(TextWidth.Of("🦊", 10), TextWidth.Of("\U0001f000", 10));
        Assert.Equal(TextWidth.Of("🦊", 10), TextWidth.Of("\U0001f3fa", 10));
        Assert.Equal(TextWidth.Of("🦊", 10), TextWidth.Of("\U0001f400", 10));
        Assert.Equal(TextWidth.Of("学", 10), TextWidth.Of("\U0001efff", 10));
    }

    [Theory]
    [InlineData("\u0300\u036f")] // accents that combine
    [InlineData("\u200b\u200d\u200f\u202a\u202e\ufe00\ufe0f")] // joiners, directions, variants
    [InlineData("\U0001f3fb\U0001f3fd\U0001f3ff")] // tones of skin
    public void Signs_that_change_others_have_no_width_of_their_own(string signs) => Assert.Equal(0, TextWidth.Of(signs, 10));

    [Fact]
    public void A_text_is_as_wide_as_its_letters_and_wider_in_the_widest_typeface()
    {
        Assert.Equal(TextWidth.Of("nn", 10) + TextWidth.Of("W", 10), TextWidth.Of("nWn", 10), 1e-9);
        Assert.Equal(2 * TextWidth.Of(Words, 10), TextWidth.Of(Words, 20), 1e-9);
        Assert.InRange(TextWidth.Most(Words, 10) / TextWidth.Of(Words, 10), 1.05, 1.25);
    }

    [Fact]
    public void A_text_that_just_fits_is_left_whole()
    {
        Assert.Equal(Words, TextWidth.Cut(Words, 13, TextWidth.Of(Words, 13)));
        Assert.Equal(Words, TextWidth.Fit(Words, 13, TextWidth.Most(Words, 13)));
        Assert.Equal(Words, TextWidth.FitMiddle(Words, 13, TextWidth.Most(Words, 13)));
        Assert.EndsWith("…", TextWidth.Cut(Words, 13, TextWidth.Of(Words, 13) - 0.01), StringComparison.Ordinal);
        Assert.EndsWith("…", TextWidth.Fit(Words, 13, TextWidth.Most(Words, 13) - 0.01), StringComparison.Ordinal);
        Assert.Contains('…', TextWidth.FitMiddle(Words, 13, TextWidth.Most(Words, 13) - 0.01));
    }

    [Fact]
    public void A_text_is_cut_after_the_last_letter_that_leaves_room_for_the_ellipsis()
    {
        for (double room = 30; room < TextWidth.Of(Words, 13); room += 3.7)
        {
            foreach (string cut in new[] { TextWidth.Cut(Words, 13, room), TextWidth.Fit(Words, 13, room) })
            {
                string start = cut.TrimEnd('…');
                Assert.StartsWith(start, Words, StringComparison.Ordinal);
                Assert.Equal(start.TrimEnd(), start);
                if (cut == Words)
                    continue;
                Assert.True(TextWidth.Most(cut, 13) <= room + 1e-9, cut);
                int next = start.Length + (Words[start.Length] == ' ' ? 2 : 1);
                Assert.True(TextWidth.Most(Words[..next] + "…", 13) > room, cut);
            }
        }
    }

    [Fact]
    public void At_least_one_sign_is_kept() =>
        Assert.Equal(("W…", "é…"), (TextWidth.Fit("WWW", 13, 1), TextWidth.Cut("e\u0301ab", 13, 1).Normalize()));

    [Fact]
    public void A_name_without_room_keeps_its_first_sign() => Assert.Equal("W…", TextWidth.FitMiddle("WWWW", 13, 1));

    [Fact]
    public void A_name_keeps_its_start_and_its_end_in_about_the_same_room()
    {
        const string Name = "a rather long series with the number 17";
        for (double room = 60; room < TextWidth.Most(Name, 13); room += 3.7)
        {
            string[] parts = TextWidth.FitMiddle(Name, 13, room).Split('…');
            Assert.StartsWith(parts[0], Name, StringComparison.Ordinal);
            Assert.EndsWith(parts[1], Name, StringComparison.Ordinal);
            Assert.All(parts, part => Assert.Equal(part.Trim(), part));
            Assert.True(TextWidth.Most($"{parts[0]}…{parts[1]}", 13) <= room + 1e-9);
            // No half is smaller by more than the widest letter, the space that was trimmed and what was left of the other half.
            Assert.InRange(TextWidth.Of(parts[0], 13) - TextWidth.Of(parts[1], 13), -2 * 13, 2 * 13);
            int end = Name.Length - parts[1].Length - (Name[^(parts[1].Length + 1)] == ' ' ? 2 : 1);
            Assert.True(TextWidth.Most($"{parts[0]}…{Name[end..]}", 13) > room, "one more would fit");
        }
    }

    [Theory]
    [InlineData("", 100, 3, "")]
    [InlineData("one two", 1000, 3, "one two")]
    [InlineData("one two\nthree", 1000, 3, "one two|three")]
    [InlineData("one\ntwo\nthree", 1000, 3, "one|two|three")]
    [InlineData("one\ntwo\nthree", 1000, 2, "one|two …")]
    [InlineData("nnnn nnnn", 53, 2, "nnnn nnnn")] // 8 · 0.57 · 10 + 0.36 · 10 = 49.2
    [InlineData("nnnn nnnn", 49.2, 2, "nnnn nnnn")]
    [InlineData("nnnn nnnn", 49.1, 2, "nnnn|nnnn")]
    [InlineData("  nnnn   nnnn ", 1000, 2, "nnnn nnnn")]
    public void A_text_is_broken_between_words(string text, double width, int most, string lines) =>
        Assert.Equal(lines, string.Join('|', TextWidth.Wrap(text, 10, width, most)));

    [Fact]
    public void Lines_are_no_wider_than_asked_and_the_last_says_that_more_was_cut()
    {
        for (double width = 60; width < 300; width += 13)
        {
            var lines = TextWidth.Wrap(Words, 13, width, most: 2);
            Assert.InRange(lines.Count, 1, 2);
            Assert.All(lines, line => Assert.True(TextWidth.Of(line, 13) <= width));
            string said = string.Join(' ', lines);
            if (said == Words)
                continue;
            Assert.EndsWith("…", said, StringComparison.Ordinal);
            Assert.StartsWith(said.TrimEnd('…', ' '), Words, StringComparison.Ordinal);
        }
    }
}
