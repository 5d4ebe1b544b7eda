using System.Globalization;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Documents;

/// <summary>Numbers are stored as <c>JSON.stringify</c> writes them; the right side of each row is what Node.js answers.</summary>
public sealed class JsonNumberTests
{
    [Theory]
    [InlineData("1E-05", "0.00001")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("0E5", "0")]
    [InlineData("1.50", "1.5")]
    [InlineData("2.0", "2")]
    [InlineData("1e-6", "0.000001")]
    [InlineData("1.5E-06", "0.0000015")]
    [InlineData("1E-07", "1e-7")]
    [InlineData("-1.25E-10", "-1.25e-10")]
    [InlineData("1E+20", "100000000000000000000")]
    [InlineData("1E21", "1e+21")]
    [InlineData("1.234E+25", "1.234e+25")]
    [InlineData("123.456e2", "12345.6")]
    [InlineData("0.001", "0.001")]
    [InlineData("5E-324", "5e-324")]
    [InlineData("1.7976931348623157E+308", "1.7976931348623157e+308")]
    [InlineData("0.1", "0.1")]
    [InlineData("42", "42")]
    [InlineData("-7", "-7")]
    public void A_number_is_written_as_JavaScript_writes_it(string number, string written) =>
        Assert.Equal(written, JsonNumber.Canonical(number));

    [Theory]
    [InlineData("12345678901234567890")]
    [InlineData("0.1000000000000000055511151231257827")]
    [InlineData("1E400")]
    [InlineData("1e-400")]
    [InlineData("1e99999999999")]
    public void A_number_that_JavaScript_cannot_hold_stays_as_it_is(string number) => Assert.Equal(number, JsonNumber.Canonical(number));

    [Fact]
    public void No_value_changes_and_the_form_is_its_own()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (!double.IsFinite(value))
                continue;
            string written = JsonNumber.Canonical(value.ToString(i % 2 == 0 ? "R" : "E16", CultureInfo.InvariantCulture));
            Assert.Equal(value, double.Parse(written, CultureInfo.InvariantCulture));
            Assert.Equal(written, JsonNumber.Canonical(written));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void Every_depth_of_a_notebook_has_them_so(int depth)
    {
        JsonNode node = new JsonArray(1E-05, JsonNode.Parse("-0"), 1E21, 0.5);
        for (int i = 0; i < depth; i++)
            node = new JsonArray(node);
        Assert.Equal("[0.00001,0,1e+21,0.5]".PadLeft(21 + depth, '[').PadRight(21 + (2 * depth), ']'),
            CanonicalJson.Write(node).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
    }
}
