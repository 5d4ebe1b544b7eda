namespace NeuralNotebook.Elsewhere.Tests;

/// <summary><c>APPROVE=1 dotnet test</c> writes <c>start.json</c> anew; the losses beside it then have to be made anew, too.</summary>
public class StartTests
{
    [Fact]
    public void The_start_is_what_the_engine_draws_today()
    {
        string text = Start.Make().ToJson();
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(Start.File, text);
        Assert.Equal(File.ReadAllText(Start.File), text);
    }

    [Fact]
    public void Every_number_of_the_start_reads_back_to_the_last_bit()
    {
        Start made = Start.Make(), read = Start.Parse(made.ToJson());
        Assert.Equal(made.X.SelectMany(Bits), read.X.SelectMany(Bits));
        Assert.Equal(made.Weights.SelectMany(weights => weights.SelectMany(Bits)),
            read.Weights.SelectMany(weights => weights.SelectMany(Bits)));
        Assert.Equal(made.Biases.SelectMany(Bits), read.Biases.SelectMany(Bits));
        Assert.Equal(made.Labels, read.Labels);
    }

    private static IEnumerable<long> Bits(double[] row) => row.Select(BitConverter.DoubleToInt64Bits);
}
