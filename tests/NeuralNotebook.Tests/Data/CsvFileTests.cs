using System.Text;

namespace NeuralNotebook.Tests.Data;

public sealed class CsvFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("csv-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_table_is_read_with_its_words_as_classes()
    {
        var data = CsvFile.Load(Write("a,b,kind\n1.5,2,rose\n-3e2,4,lily\n5,6,rose\n", "iris.csv"), header: true);
        Assert.Equal("iris: 3 samples × 2 features, 2 classes", data.ToString());
        Assert.Equal(["lily", "rose"], data.ClassNames);
        Assert.Equal([1, 0, 1], data.Labels);
        Assert.Equal([-300, 4], data.X.Row(1).ToArray());
        Assert.Equal([[0, 1], [1, 0], [0, 1]], data.Y.ToRows());
    }

    [Theory]
    [InlineData("5.1,3.5,setosa\n4.9,3.0,setosa")]
    [InlineData("\"5.1\",\"3.5\",\"setosa\"\r\n\"4.9\",\"3.0\",setosa\r\n")]
    [InlineData("\ufeff5.1,3.5,setosa\n4.9,3.0,setosa\n")]
    [InlineData("\n  \n5.1, 3.5 ,\t\"setosa\" \r\n\r\n4.9,3.0,setosa\n \t")]
    [InlineData("5.1,3.5,setosa\r4.9,3.0,setosa\r")]
    [InlineData("51e-1,+3.5000000000000000000000000000000000,setosa\n4.9,3.,setosa\n")]
    public void A_table_may_be_written_in_many_ways(string text)
    {
        var data = CsvFile.Load(Write(text));
        Assert.Equal([[5.1, 3.5], [4.9, 3]], data.X.ToRows());
        Assert.Equal(["setosa"], data.ClassNames);
    }

    [Theory]
    [InlineData("\"a, b\"", "a, b")]
    [InlineData("\"two\nlines\"", "two\nlines")]
    [InlineData("\"two\r\nlines\"", "two\r\nlines")]
    [InlineData("\"5\"\" disk\"", "5\" disk")]
    [InlineData("\"\"\"\"", "\"")]
    [InlineData("\" kept \"", " kept ")]
    [InlineData(" trimmed ", "trimmed")]
    [InlineData("größer 大", "größer 大")]
    [InlineData("😀", "😀")]
    [InlineData("it's", "it's")]
    public void A_class_keeps_its_name_also_in_quotes(string written, string name)
    {
        var data = CsvFile.Load(Write($"1,{written},2\n3,zzz,4\n"), labelColumn: 1);
        Assert.Equal(name, data.ClassNames[data.Labels[0]]);
        Assert.Equal([[1, 2], [3, 4]], data.X.ToRows());
    }

    [Fact]
    public void A_header_may_have_commas_and_line_breaks_in_its_names()
    {
        var data = CsvFile.Load(Write("\"length, in cm\",\"width\n(cm)\",kind\n1,2,a\n"), header: true);
        Assert.Equal([[1, 2]], data.X.ToRows());
        Assert.Contains("line 3, column 2: 'width\\u000a(cm)': 'x' is no finite number",
            Refusal("\"length, in cm\",\"width\n(cm)\",kind\n1,x,a\n", header: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dog", "cat")]
    [InlineData("cat", "dog")]
    public void Training_and_test_file_number_their_classes_alike_whatever_the_order_of_their_lines(string first, string second)
    {
        var train = CsvFile.Load(Write($"-2,{first}\n2,{second}\n"));
        var test = CsvFile.Load(Write($"2,{second}\n-2,{first}\n"));
        Assert.Equal(["cat", "dog"], train.ClassNames);
        Assert.Equal(train.ClassNames, test.ClassNames);
        Assert.Equal(train.Labels.Reverse(), test.Labels);
    }

    [Fact]
    public void The_classes_of_the_training_file_are_handed_to_a_test_file_that_lacks_some()
    {
        var train = CsvFile.Load(Write("0,cat\n1,bird\n2,dog\n"));
        var test = CsvFile.Load(Write("9,dog\n"), classes: train.ClassNames);
        Assert.Equal((3, 2), (test.Classes, test.Labels[0]));
        Assert.Equal(train.ClassNames, test.Select([0]).ClassNames);
        Assert.Equal(train.ClassNames, train.Split(0.3).Test.ClassNames);
        string path = Write("9,dog\n8,fish\n");
        Assert.Equal($"{path}, line 2, column 2: the class 'fish' is none of those that are given: 'bird', 'cat', 'dog'",
            Assert.Throws<InvalidDataException>(() => CsvFile.Load(path, classes: train.ClassNames)).Message);
        Assert.Contains("'cat' is given twice", Assert.Throws<ArgumentException>(() => CsvFile.Load(path, classes: ["cat", "cat"])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CsvFile.Load(path, classes: []));
    }

    [Fact]
    public void Classes_that_are_numbers_are_sorted_by_value_and_one_number_is_one_class()
    {
        var data = CsvFile.Load(Write("1,10\n2,2\n3,0.0\n4,-0\n5,0\n6,2.00\n7,1e1\n8,-1\n"));
        Assert.Equal(["-1", "0", "2", "10"], data.ClassNames);
        Assert.Equal([3, 2, 1, 1, 1, 2, 3, 0], data.Labels);
        var test = CsvFile.Load(Write("1,2.0\n2,-1.0\n"), classes: data.ClassNames);
        Assert.Equal([2, 0], test.Labels);
        Assert.Contains("'3' is none of", Refusal("1,3\n", classes: data.ClassNames), StringComparison.Ordinal);
        Assert.Contains("'two' is none of", Refusal("1,two\n", classes: data.ClassNames), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_one_class_is_a_word_all_are_words_and_long_numbers_stay_apart()
    {
        Assert.Equal(["0", "0.0", "10", "9", "A", "a"], CsvFile.Load(Write("1,a\n1,10\n1,9\n1,0\n1,0.0\n1,A\n")).ClassNames);
        Assert.Equal(["9007199254740992", "9007199254740993"], CsvFile.Load(Write("1,9007199254740993\n1,9007199254740992\n")).ClassNames);
    }

    [Fact]
    public void Semicolons_and_decimal_commas_are_read_when_asked_for()
    {
        Assert.Equal([[5.1, -3500]], CsvFile.Load(Write("5,1;-3,5e3;a\n"), separator: ';', decimalComma: true).X.ToRows());
        Assert.Equal([[5.1, 3.5]], CsvFile.Load(Write("\"5,1\",\"3,5\",a\n"), decimalComma: true).X.ToRows());
        Assert.Equal(["0.5", "1.5"], CsvFile.Load(Write("1;1,5\n2;0,5\n3;1,50\n"), separator: ';', decimalComma: true).ClassNames);
        Assert.Equal([[5.1, 3.5]], CsvFile.Load(Write("5.1\t3.5\ta b\n"), separator: '\t').X.ToRows());
        foreach (char separator in "\".-+5e\n\0é ")
        {
            if (separator != ' ')
                Assert.Throws<ArgumentException>(() => CsvFile.Load(Write("1,2\n"), separator: separator));
        }
    }

    [Theory]
    [InlineData("5,1;3,5;a\n4,9;3,0;b\n",
        "line 1, column 2: '1;3' is no finite number; separator: ';' reads columns parted so, and decimalComma: true numbers such as 1,5")]
    [InlineData("\n \r\n5.1;3.5;a\n", "has 1 column, so column -1 cannot be the label beside at least one feature; separator: ';' reads")]
    [InlineData("5.1;3.5;a\n", "has 1 column, so column -1 cannot be the label beside at least one feature; separator: ';' reads")]
    [InlineData("5.1\t3.5\ta\n", "separator: '\\t' reads")]
    [InlineData("\"5,1\",2,a\n", "line 1, column 1: '5,1' is no finite number; decimalComma: true reads a comma as the decimal point")]
    [InlineData("x,y,label\n1,2,a\n", "line 1, column 1: 'x' is no finite number; header: true passes over")]
    [InlineData("1,2,a,\n3,4,b,\n",
        "line 1, column 3: 'a' is no finite number; the line ends with ',', and a column without values begins there: is it one too many?")]
    [InlineData("1,2,3,\n", "line 1, column 4: the class is missing; the line ends with ','")]
    [InlineData("1;2;a\n3;4;b\n", "separator: ';' reads")]
    [InlineData("\"1,5\",\"2;5\",a\n", "decimalComma: true")]
    public void A_message_says_what_to_try(string text, string advice) => Assert.Contains(advice, Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_decimal_comma_and_a_comma_between_columns_are_told_where_semicolons_were_expected()
    {
        Assert.EndsWith("line 2, column 2: 'b': '5,1' is no finite number; decimalComma: true reads a comma as the decimal point, "
            + "and nothing may part the thousands", Refusal("a;b;c\n1;5,1;x\n", header: true, separator: ';'), StringComparison.Ordinal);
        // A line that begins with a number names no columns.
        Assert.EndsWith("line 1, column 2: 'NA' is no finite number", Refusal("1,NA,a\n"), StringComparison.Ordinal);
        Assert.EndsWith("; separator: ',' reads columns parted so", Refusal("a,b,c\n1,5,x\n", separator: ';'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,2\n1,2,3\n", "line 2: has 3 columns, the first line has 2")]
    [InlineData("1,2,3\n1,2\n", "line 2: has 2 columns, the first line has 3")]
    [InlineData("1,x,0\n", "line 1, column 2: 'x' is no finite number")]
    [InlineData("1,2,0\n\n1,NaN,0\n", "line 3, column 2: 'NaN' is no finite number")]
    [InlineData("1,2,0\n1,NA,0\n", "line 2, column 2: 'NA' is no finite number")]
    [InlineData("1,2,0\n1,∞,0\n", "line 2, column 2: '∞' is no finite number")]
    [InlineData("1,2,0\n1,-Infinity,0\n", "line 2, column 2: '-Infinity' is no finite number")]
    [InlineData("1,2,0\n1,1e999,0\n", "line 2, column 2: '1e999' is no finite number")]
    [InlineData("1,2,0\n1,0x1F,0\n", "line 2, column 2: '0x1F' is no finite number")]
    [InlineData("1,2,0\n1,1 000,0\n", "line 2, column 2: '1 000' is no finite number")]
    [InlineData("1,2,0\n1,,0\n", "line 2, column 2: '' is no finite number: the value is missing")]
    [InlineData("1,2,0\n1,\"\",0\n", "line 2, column 2: '' is no finite number: the value is missing")]
    [InlineData("1,2,0\n1,2,\n", "line 2, column 3: the class is missing")]
    [InlineData("1,2,0\n1,2,nan\n", "line 2, column 3: 'nan' is no finite number, and no name for a class")]
    [InlineData("\"1\n\",2,0\n1,\"x\ny\",0\n", "line 3, column 2: 'x\\u000ay' is no finite number")]
    [InlineData("1,2,\"a\n3,4,b\n", "line 1, column 3: begins with a quote that is never closed")]
    [InlineData("1,2,\"a\"b\n", "line 1, column 3: goes on after its closing quote")]
    [InlineData("1,2,5\" disk\n", "line 1, column 3: has a quote within a field that does not begin with one")]
    [InlineData("# a comment\n1,2,a\n", "has 1 column,")]
    [InlineData("7\n", "has 1 column,")]
    [InlineData("", "is empty")]
    [InlineData("\n \r\n", "holds no line")]
    [InlineData("\ufeff", "holds no line")]
    [InlineData("1,2,a\n3,4,b\0\n", "line 2: holds a byte 0")]
    public void A_damaged_table_names_the_line(string text, string reason) =>
        Assert.Contains(reason, Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_header_alone_is_no_data_and_its_names_are_in_the_messages()
    {
        Assert.Contains("holds no line of data", Refusal("a,b\n", header: true), StringComparison.Ordinal);
        Assert.Contains("line 2, column 1: 'height': 'x' is no finite number", Refusal("height,kind\nx,a\n", header: true),
            StringComparison.Ordinal);
        Assert.Contains("line 3, column 2: 'kind': the class is missing", Refusal("height,kind\n1,a\n2,\n", header: true),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-4)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_label_column_that_is_not_there_is_refused(int column) =>
        Assert.Contains($"so column {column} cannot be the label",
            Assert.Throws<InvalidDataException>(() => CsvFile.Load(Write("1,2\n"), labelColumn: column)).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_with_their_line()
    {
        byte[] latin1 = Encoding.Latin1.GetBytes("1,cat\n2,chaînes\n");
        Assert.Contains("line 2: is not written in UTF-8 (byte 0xEE)", Refusal(latin1), StringComparison.Ordinal);
        // Half a surrogate pair, in the three bytes that some programs write for it.
        Assert.Contains("line 1: is not written in UTF-8 (byte 0xED)", Refusal([(byte)'1', (byte)',', 0xed, 0xa0, 0x80]),
            StringComparison.Ordinal);
        Assert.Contains("UTF-16", Refusal(Encoding.Unicode.GetBytes("1,cat\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_numbers_to_predict_is_no_column_of_classes()
    {
        string text = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"{i},{i}.5"));
        Assert.Contains("line 1001, column 2: '1000.5' would be class number 1001", Refusal(text), StringComparison.Ordinal);
        Assert.Equal(1000, CsvFile.Load(Write(string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"{i},{i % 1000}")))).Classes);
        Assert.Contains("the name of the class is 1001 bytes long", Refusal($"1,{new string('a', 1001)}\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_long_field_is_shown_by_its_beginning() =>
        Assert.Contains($"'{new string('é', 40)}…' is no finite number", Refusal($"{new string('é', 100_000)},1\n"),
            StringComparison.Ordinal);

    [Fact]
    public void What_is_no_ordinary_file_is_refused()
    {
        Assert.Contains("is a folder", Assert.Throws<InvalidDataException>(() => CsvFile.Load(folder)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => CsvFile.Load(Path.Combine(folder, "none.csv")));
        Assert.Throws<DirectoryNotFoundException>(() => CsvFile.Load(Path.Combine(folder, "none", "none.csv")));
        Assert.Throws<ArgumentException>(() => CsvFile.Load(""));
    }

    private string Refusal(string text, bool header = false, IReadOnlyList<string>? classes = null, char separator = ',') =>
        Refusal(Encoding.UTF8.GetBytes(text), header, classes, separator);

    private string Refusal(byte[] bytes, bool header = false, IReadOnlyList<string>? classes = null, char separator = ',')
    {
        string path = Path.Combine(folder, "bad.csv");
        File.WriteAllBytes(path, bytes);
        string message =
            Assert.Throws<InvalidDataException>(() => CsvFile.Load(path, header: header, classes: classes, separator: separator)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        return message;
    }

    private string Write(string text, string? name = null)
    {
        string path = Path.Combine(folder, name ?? $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
