using System.Globalization;
using System.Text;
using Microsoft.VisualBasic.FileIO;

namespace NeuralNotebook.Tests.Data;

public sealed class CsvFuzzTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_thousand_damaged_tables_are_refused_or_hold_what_another_reader_finds_in_them()
    {
        var mutations = new Mutations(18);
        string[] valid =
        [
            "5.1,3.5,setosa\n4.9,3.0,versicolor\n6.3,3.3,virginica\n",
            "\"length, cm\",\"width\"\r\n1.25,\"a, b\"\r\n-3e2,\"say \"\"no\"\"\"\r\n",
            string.Join('\n', Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{i},{i * 0.37},{i % 3}"))),
            "a;b;c\n1,5;2;x\n2,5;3;\"y\nz\"\n",
        ];
        int read = 0;
        for (int i = 0; i < 1000; i++)
        {
            int which = i % valid.Length;
            bool header = which is 1 or 3;
            char separator = which == 3 ? ';' : ',';
            string text = mutations.Text(valid[which], "\",;\n\r\t .-+eE0123456789xé");
            File.WriteAllBytes(path, i % 3 == 0 ? mutations.Bytes(Encoding.UTF8.GetBytes(valid[which]))
                : Encoding.UTF8.GetBytes(i % 3 == 1 ? text : mutations.Text(text, "\",\n")));
            if (new FileInfo(path).Length == 0
                || Fuzzed.Load(path, file => CsvFile.Load(file, header: header, separator: separator, decimalComma: which == 3),
                    Size) is not { } data)
                continue;
            read++;
            Compare(data, header, separator, which == 3);
        }

        Assert.InRange(read, 50, 950);
    }

    private static long Size(Dataset data) => (data.X.Values.Length * sizeof(double)) + (2L * data.Labels.Length * sizeof(int));

    private void Compare(Dataset data, bool header, char separator, bool decimalComma)
    {
        var format = new NumberFormatInfo { NumberDecimalSeparator = decimalComma ? "," : "." };
        using var parser = new TextFieldParser(path, new UTF8Encoding(false, true))
        { TextFieldType = FieldType.Delimited, HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
        parser.SetDelimiters(separator.ToString());
        var rows = new List<string[]>();
        while (!parser.EndOfData)
            rows.Add(parser.ReadFields()!);
        if (header)
            rows.RemoveAt(0);
        Assert.Equal(rows.Count, data.Samples);
        for (int row = 0; row < rows.Count; row++)
        {
            Assert.Equal(data.X.Columns + 1, rows[row].Length);
            Assert.Equal(rows[row][..^1].Select(field => double.Parse(field, NumberStyles.Float, format)), data.X.Row(row).ToArray());
            string label = rows[row][^1], name = data.ClassNames[data.Labels[row]].Trim();
            bool isNumber = double.TryParse(label, NumberStyles.Float, format, out double number)
                && double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out double named) && number == named;
            Assert.True(isNumber || Lines(label) == Lines(name), $"{label} became {name}");
        }

        Assert.Equal(data.ClassNames.Count, data.ClassNames.Distinct().Count());
        bool areNumbers = data.ClassNames.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        Assert.Equal(areNumbers ? data.ClassNames.OrderBy(name => double.Parse(name, CultureInfo.InvariantCulture))
            : data.ClassNames.Order(StringComparer.Ordinal), data.ClassNames);
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
