namespace NeuralNotebook.Tests.Data;

public sealed class DigitsTests
{
    [Fact]
    public void The_digits_are_those_of_UCI()
    {
        var reference = Reference.Load("datasets").GetProperty("digits");
        var digits = Digits.Load();
        Assert.Equal((reference.GetProperty("rows").GetInt32(), 64, 10), (digits.Samples, digits.X.Columns, digits.Classes));
        Assert.Equal("digits", digits.Name);
        Assert.Equal(reference.Integers("class_counts"),
            Enumerable.Range(0, 10).Select(digit => digits.Labels.Count(label => label == digit)));
        Assert.Equal(reference.Numbers("column_sums"), (digits.X * 16.0).ColumnSums().Values.ToArray());
        Assert.Equal(reference.GetProperty("row").Numbers("pixels"), (digits.X * 16.0).Row(0).ToArray());
        Assert.Equal(reference.GetProperty("row").GetProperty("label").GetInt32(), digits.Labels[0]);
    }
}
