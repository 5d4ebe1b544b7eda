namespace NeuralNotebook.Tests.Display;

/// <summary>The convention by which a kernel that the engine does not know shows its values.</summary>
public sealed class TextFormatterTests
{
    private static readonly GradientCheckReport Report = new([new GradientCheckEntry("a", 1, 1, 0)]);

    [Fact]
    public void A_value_that_says_all_in_words_is_shown_as_these_words()
    {
        var formatter = Assert.IsType<Formatter<GradientCheckReport>>(
            Assert.Single(new TextFormatters<GradientCheckReport>().CreateTypeFormatters()));
        var writer = new StringWriter();
        Assert.Equal(("text/plain", typeof(GradientCheckReport)), (formatter.MimeType, formatter.Type));
        Assert.True(formatter.Format(Report, writer));
        Assert.Equal(Report.ToString(), writer.ToString());
    }

    [Fact]
    public void What_is_of_another_type_or_has_nothing_to_say_is_left_to_others()
    {
        var writer = new StringWriter();
        Assert.False(new Formatter<GradientCheckReport>("text/plain", report => report.ToString()).Format("a text", writer));
        Assert.False(new Formatter<GradientCheckReport>("text/plain", _ => null).Format(Report, writer));
        Assert.Equal("", writer.ToString());
    }
}
