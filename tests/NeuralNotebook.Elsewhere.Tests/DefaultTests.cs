using System.Globalization;

namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>The defaults in <c>parameters.md</c>, against our engine and the libraries that are installed here.</summary>
public class DefaultTests
{
    private static readonly string[][] Table = [.. File.ReadAllLines(Path.Combine(Elsewhere.Folder, "parameters.md"))
        .SkipWhile(line => !line.StartsWith("| Parameter |", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())];

    /// <summary>A row, the class, its parameter, and the default as Python writes it.</summary>
    private static readonly (string Row, string Class, string Parameter, string Value)[] InPyTorch =
    [
        ("Learning rate", "torch.optim.Adam", "lr", "0.001"),
        ("Learning rate", "torch.optim.AdamW", "lr", "0.001"),
        ("Learning rate", "torch.optim.RMSprop", "lr", "0.01"),
        ("Learning rate", "torch.optim.Adagrad", "lr", "0.01"),
        ("Staircase", "torch.optim.lr_scheduler.StepLR", "gamma", "0.1"),
        ("Half a cosine", "torch.optim.lr_scheduler.CosineAnnealingLR", "eta_min", "0"),
        ("Momentum", "torch.optim.SGD", "momentum", "0"),
        ("Momentum", "torch.optim.SGD", "dampening", "0"),
        ("Nesterov", "torch.optim.SGD", "nesterov", "False"),
        ("Adam's β", "torch.optim.Adam", "betas", "(0.9, 0.999)"),
        ("Adam's ε", "torch.optim.Adam", "eps", "1e-8"),
        ("AdamW", "torch.optim.AdamW", "weight_decay", "0.01"),
        ("RMSProp", "torch.optim.RMSprop", "alpha", "0.99"),
        ("RMSProp", "torch.optim.RMSprop", "eps", "1e-8"),
        ("AdaGrad", "torch.optim.Adagrad", "initial_accumulator_value", "0"),
        ("AdaGrad", "torch.optim.Adagrad", "eps", "1e-10"),
        ("Mean or sum", "torch.nn.CrossEntropyLoss", "reduction", "\"mean\""),
        ("Label smoothing", "torch.nn.CrossEntropyLoss", "label_smoothing", "0.0"),
        ("Batch size", "torch.utils.data.DataLoader", "batch_size", "1"),
        ("Last, shorter batch", "torch.utils.data.DataLoader", "drop_last", "False"),
        ("Shuffle", "torch.utils.data.DataLoader", "shuffle", "None"),
        ("L2", "torch.optim.SGD", "weight_decay", "0"),
        ("Batch normalization", "torch.nn.BatchNorm1d", "momentum", "0.1"),
        ("Batch normalization", "torch.nn.BatchNorm1d", "eps", "1e-5"),
        ("Dropout", "torch.nn.Dropout", "p", "0.5"),
        ("Convolution", "torch.nn.Conv2d", "stride", "1"),
        ("Convolution", "torch.nn.Conv2d", "padding", "0"),
        ("Pooling", "torch.nn.MaxPool2d", "stride", "None"),
        ("Pooling", "torch.nn.AvgPool2d", "padding", "0"),
        ("Pooling", "torch.nn.AvgPool2d", "count_include_pad", "True"),
        ("Leaky ReLU", "torch.nn.LeakyReLU", "negative_slope", "0.01"),
    ];

    private static readonly (string Row, string Parameter, string Value)[] InScikitLearn =
    [
        ("Learning rate", "learning_rate_init", "0.001"),
        ("Momentum", "momentum", "0.9"),
        ("Nesterov", "nesterovs_momentum", "True"),
        ("Adam's β", "beta_1", "0.9"),
        ("Adam's β", "beta_2", "0.999"),
        ("Adam's ε", "epsilon", "1e-8"),
        ("Seed", "random_state", "None"),
        ("Batch size", "batch_size", "\"auto\""),
        ("Shuffle", "shuffle", "True"),
        ("L2", "alpha", "0.0001"),
        ("When training ends", "max_iter", "200"),
        ("When training ends", "tol", "0.0001"),
        ("When training ends", "n_iter_no_change", "10"),
    ];

    public static TheoryData<string, Type, string> OurDefaults => new()
    {
        { "Momentum", typeof(SGD), "momentum" },
        { "Adam's β", typeof(Adam), "beta1" },
        { "Adam's β", typeof(Adam), "beta2" },
        { "Adam's ε", typeof(Adam), "epsilon" },
        { "AdamW", typeof(AdamW), "weightDecay" },
        { "RMSProp", typeof(RMSProp), "rho" },
        { "RMSProp", typeof(RMSProp), "epsilon" },
        { "AdaGrad", typeof(AdaGrad), "initialSum" },
        { "AdaGrad", typeof(AdaGrad), "epsilon" },
        { "Half a cosine", typeof(CosineDecay), "floor" },
        { "Label smoothing", typeof(CategoricalCrossEntropy), "labelSmoothing" },
        { "Batch normalization", typeof(BatchNormalization), "momentum" },
        { "Batch normalization", typeof(BatchNormalization), "epsilon" },
        { "Leaky ReLU", typeof(LeakyReLU), "slope" },
    };

    [Theory]
    [MemberData(nameof(OurDefaults))]
    public void Our_default_is_what_the_table_says(string row, Type type, string parameter)
    {
        object value = type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Single(candidate => candidate.Name == parameter).DefaultValue!;
        AssertSaid(Cell(row, "Here"), parameter, Short(Convert.ToDouble(value, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("Batch size", "batchSize")]
    [InlineData("Shuffle", "shuffle")]
    public void Our_training_has_the_default_that_the_table_gives(string row, string parameter)
    {
        var found = typeof(Sequential).GetMethod(nameof(Sequential.Fit))!.GetParameters().Single(candidate => candidate.Name == parameter);
        AssertSaid(Cell(row, "Here"), parameter, string.Create(CultureInfo.InvariantCulture, $"{found.DefaultValue}").ToLowerInvariant());
    }

    [Fact]
    public async Task The_defaults_of_PyTorch_are_what_the_table_says()
    {
        await Peer.RequirePythonAsync("torch");
        string[] found =
            await DefaultsAsync("import torch", "torch", "1.13", [.. InPyTorch.Select(entry => (entry.Class, entry.Parameter))]);
        Assert.Equal(InPyTorch.Select(entry => entry.Value), found);
        Assert.All(InPyTorch, entry => AssertSaid(Cell(entry.Row, "PyTorch 1.13"), entry.Parameter, entry.Value));
    }

    [Fact]
    public async Task The_defaults_of_scikit_learn_are_what_the_table_says()
    {
        await Peer.RequirePythonAsync("sklearn");
        string[] found = await DefaultsAsync("import sklearn\nfrom sklearn.neural_network import MLPClassifier", "sklearn", "1.2",
            [.. InScikitLearn.Select(entry => ("MLPClassifier", entry.Parameter))]);
        Assert.Equal(InScikitLearn.Select(entry => entry.Value), found);
        Assert.All(InScikitLearn, entry => AssertSaid(Cell(entry.Row, "scikit-learn 1.2"), entry.Parameter, entry.Value));
    }

    [Fact]
    public void Every_row_says_which_documentation_was_read_or_that_none_was_found() =>
        Assert.All(Table[2..], row =>
        {
            Assert.Equal(Table[0].Length, row.Length);
            string read = row[Array.IndexOf(Table[0], "Documentation")];
            Assert.True(read.Contains('`', StringComparison.Ordinal) || read.Contains("not found", StringComparison.Ordinal),
                $"{row[1]}: {read}");
        });

    private static string Cell(string row, string column) => Table.Single(line => line[1] == row)[Array.IndexOf(Table[0], column)];

    private static void AssertSaid(string cell, string parameter, string value)
    {
        Assert.Contains(parameter, cell, StringComparison.Ordinal);
        Assert.Contains(value, cell.Split([' ', ';', ',', '`', '(', ')', '*', '=', ':'])
            .Append(cell.Contains(value, StringComparison.Ordinal) && value.StartsWith('(') ? value : ""));
    }

    /// <summary>0.001 as it is, 1e-8 without a leading zero in its exponent.</summary>
    private static string Short(double value) =>
        value is > 0 and <= 1e-3 ? value.ToString("0e-0", CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    private static async Task<string[]> DefaultsAsync(string import, string module, string version,
        IReadOnlyList<(string Class, string Parameter)> wanted)
    {
        string program = $"""
            import inspect, json
            {import}
            def show(value):
                return json.dumps(value) if isinstance(value, str) else repr(value).replace("e-0", "e-")
            print({module}.__version__)
            for of, parameter in [{string.Join(", ", wanted.Select(entry => $"({entry.Class}, '{entry.Parameter}')"))}]:
                print(show(inspect.signature(of).parameters[parameter].default))
            """;
        var (exitCode, output) = await Peer.RunPythonAsync(program);
        Assert.True(exitCode == 0, output);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.SkipUnless(lines[0].StartsWith($"{version}.", StringComparison.Ordinal),
            $"The table is about {module} {version}, and {lines[0]} is installed.");
        return lines[1..];
    }
}
