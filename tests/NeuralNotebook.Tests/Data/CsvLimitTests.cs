namespace NeuralNotebook.Tests.Data;

/// <summary>What is just read and what just not, and what a message says and does not say.</summary>
public sealed class CsvLimitTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void The_label_may_stand_in_the_first_column_from_whichever_end_it_is_counted(int column)
    {
        var data = Load("b,1,2\na,3,4\n", labelColumn: column);
        Assert.Equal([[1, 2], [3, 4]], data.X.ToRows());
        Assert.Equal([1, 0], data.Labels);
    }

    [Theory]
    [InlineData("1,2\n", 2, "has 2 columns, so column 2 cannot")]
    [InlineData("1,2\n", -3, "has 2 columns, so column -3 cannot")]
    [InlineData("7\n", 0, "has 1 column, so column 0 cannot")]
    public void A_label_column_just_outside_is_refused(string text, int column, string reason) =>
        Assert.Contains(reason, Refusal(text, labelColumn: column), StringComparison.Ordinal);

    [Theory]
    [InlineData(' ')]
    [InlineData('!')]
    [InlineData('~')]
    [InlineData('\t')]
    public void A_sign_that_is_no_part_of_a_number_parts_the_columns(char separator) =>
        Assert.Equal([[1.5, 2], [3, 4]], Load("1.5,2,a\n3,4,b\n".Replace(',', separator), separator: separator).X.ToRows());

    [Theory]
    [InlineData('\x1f')]
    [InlineData('\x7f')]
    [InlineData('5')]
    [InlineData('e')]
    public void A_message_about_a_separator_shows_it_and_names_those_that_are_usual(char separator)
    {
        var error = Assert.Throws<ArgumentException>(() => Load("1,2\n", separator: separator));
        Assert.Equal("separator", error.ParamName);
        foreach (string part in new[] { "no part of a number", "','", "';'", "'|'", "'\\t'", $"got '{separator}'" })
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_that_are_given_keep_their_order()
    {
        var data = Load("1,cat\n2,dog\n", classes: ["dog", "cat"]);
        Assert.Equal(["dog", "cat"], data.ClassNames);
        Assert.Equal([1, 0], data.Labels);
    }

    [Fact]
    public void Numbers_among_the_given_classes_are_one_class_however_they_are_written()
    {
        var data = Load("1,2\n2,-1.0\n3,2.00\n", classes: ["2.0", "-1"]);
        Assert.Equal(["2.0", "-1"], data.ClassNames);
        Assert.Equal([0, 1, 0], data.Labels);
        var error = Assert.Throws<ArgumentException>(() => Load("1,2\n", classes: ["2", "2.0"]));
        Assert.Contains("'2.0' is given twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_one_given_class_is_a_word_all_are_words()
    {
        Assert.Equal([1, 0, 2], Load("1,two\n2,1\n3,1.0\n", classes: ["1", "two", "1.0"]).Labels);
        Assert.Contains("'01' is none of", Refusal("1,01\n", classes: ["1", "two"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, "'c09'")]
    [InlineData(11, "'c09', …")]
    public void Ten_of_the_given_classes_are_named_and_dots_tell_of_more(int count, string end) =>
        Assert.EndsWith(end, Refusal("1,x\n", classes: [.. Enumerable.Range(0, count).Select(i => $"c{i / 10}{i % 10}")]),
            StringComparison.Ordinal);

    [Fact]
    public void An_empty_list_of_classes_is_said_to_be_so()
    {
        var error = Assert.Throws<ArgumentException>(() => Load("1,2\n", classes: []));
        Assert.Contains("no classes in the list", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_may_have_a_name_of_a_thousand_bytes()
    {
        string name = new('a', 1000);
        Assert.Equal([name], Load($"1,{name}\n").ClassNames);
    }

    [Fact]
    public void Whoever_takes_numbers_to_predict_for_classes_is_told_of_the_label_column() =>
        Assert.EndsWith("numbers to predict rather than classes. Give the column of the classes as labelColumn",
            Refusal(string.Join('\n', Enumerable.Range(0, 1001).Select(i => $"1,{i}"))), StringComparison.Ordinal);

    [Theory]
    [InlineData(40, "")]
    [InlineData(41, "…")]
    public void Forty_signs_of_a_field_are_shown_and_dots_tell_of_more(int length, string dots) =>
        Assert.Contains($"'{new string('é', 40)}{dots}' is no finite number", Refusal($"{new string('é', length)},1\n"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("1,2,a\r\n1,x,a\r\n", 2)]
    [InlineData("1,2,a\r1,x,a\r", 2)]
    [InlineData("1,2,a\n1,x,a", 2)]
    [InlineData("\r\n\n\r1,x,a", 4)]
    [InlineData("1,2,a\n\r1,x,a", 3)]
    [InlineData("1,2,\"a\r\nb\rc\nd\"\r\n1,x,a", 5)]
    [InlineData("1,2,\"\r\r\n\n\"\n1,x,a", 5)]
    public void Lines_are_counted_whatever_ends_them_also_within_quotes(string text, int line) =>
        Assert.EndsWith($", line {line}, column 2: 'x' is no finite number", Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_quote_within_a_bare_field_is_explained() =>
        Assert.EndsWith("the whole field belongs in quotes, and a quote within it is doubled", Refusal("1,5\" disk\n"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("\"1,5\",a\n1,5,a\n", ',', true,
        "has 3 columns, the first line has 2; numbers with a decimal comma stand in quotes where commas part the columns")]
    [InlineData("1,a\n1,5,a\n", ',', false, "has 3 columns, the first line has 2")]
    [InlineData("1,5;a\n1;5;a\n", ';', true, "has 3 columns, the first line has 2")]
    [InlineData("1.5;a\n1;5;a\n", ';', false, "has 3 columns, the first line has 2")]
    public void A_line_with_more_columns_is_explained_by_decimal_commas_where_they_can_be_the_reason(string text, char separator,
        bool decimalComma, string end) =>
        Assert.EndsWith(end, Refusal(text, separator: separator, decimalComma: decimalComma), StringComparison.Ordinal);

    [Fact]
    public void A_header_is_advised_for_a_first_line_without_one_and_for_no_other()
    {
        Assert.Contains("header: true passes over", Refusal("x,a\n1,b\n"), StringComparison.Ordinal);
        Assert.EndsWith("line 2, column 1: 'h': 'x' is no finite number", Refusal("h,kind\nx,a\n", header: true), StringComparison.Ordinal);
        Assert.EndsWith("line 2, column 1: 'x' is no finite number", Refusal("1,a\nx,a\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_missing_gets_no_other_advice() =>
        Assert.EndsWith("column 2: '' is no finite number: the value is missing", Refusal("1,,0\n"), StringComparison.Ordinal);

    [Fact]
    public void A_separator_is_advised_that_stands_in_the_first_line_rather_than_in_a_later_one()
    {
        Assert.EndsWith("beside at least one feature", Refusal("7\n1;2;a\n"), StringComparison.Ordinal);
        Assert.Contains("; separator: ';' reads", Refusal("7;8\r1|2|a\r"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\01,2\n", 1)]
    [InlineData("1,2\n\0", 2)]
    public void A_byte_0_is_found_wherever_it_stands(string text, int line) =>
        Assert.Contains($"line {line}: holds a byte 0", Refusal(text), StringComparison.Ordinal);

    private Dataset Load(string text, int labelColumn = -1, bool header = false, IReadOnlyList<string>? classes = null,
        char separator = ',', bool decimalComma = false)
    {
        File.WriteAllText(path, text);
        return CsvFile.Load(path, labelColumn, header, classes, separator, decimalComma);
    }

    private string Refusal(string text, int labelColumn = -1, bool header = false, IReadOnlyList<string>? classes = null,
        char separator = ',', bool decimalComma = false) =>
        Assert.Throws<InvalidDataException>(() => Load(text, labelColumn, header, classes, separator, decimalComma)).Message;
}
