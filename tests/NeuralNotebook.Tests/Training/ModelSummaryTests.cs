namespace NeuralNotebook.Tests.Training;

public sealed class ModelSummaryTests
{
    [Fact]
    public void A_summary_is_a_table_as_wide_as_its_longest_entries() =>
        Assert.Equal(
            """
            Layer           Outputs     Parameters
            Dense (2 → 64)  batch × 64         192
            ReLU            batch × 64           0
            Dense (64 → 3)  batch × 3          195
            Total                              387
            """,
            new Sequential(new Dense(2, 64), new ReLU(), new Dense(64, 3)).Summary().ToString());

    [Fact]
    public void Columns_are_no_narrower_than_their_headings_and_many_parameters_are_grouped_by_thousands() =>
        Assert.Equal(
            """
            Layer  Outputs  Parameters
            A      64        1,234,000
            B      3               567
            Total            1,234,567
            """,
            new ModelSummary([new("A", "64", 1_234_000), new("B", "3", 567)]).ToString());
}
