using System.Text;

namespace NeuralNotebook.Tests.Persistence;

/// <summary>Layers as a text describes them, without a file around it.</summary>
public sealed class LayerDescriptionTests
{
    /// <summary>Bytes of numbers that a file would have: three numbers.</summary>
    private const long Bytes = 24;

    private const string Dense =
        """{"kind":"Dense","inputs":1,"outputs":1,"weightRegularizer":null,"biasRegularizer":null,"name":""}""";

    [Theory]
    [InlineData("{}", "not as a list")]
    [InlineData("5", "not as a list")]
    [InlineData("\"ReLU\"", "not as a list")]
    [InlineData("[\"ReLU\"", "something in the list is no layer")]
    [InlineData("[" + Dense + ",5]", "something in the list is no layer")]
    [InlineData("[" + Dense, "in a way this engine cannot read")]
    [InlineData("[] []", "in a way this engine cannot read")]
    public void A_text_that_is_no_list_of_layers_is_refused(string text, string reason) =>
        Assert.EndsWith(reason, Refusal(text), StringComparison.Ordinal);

    [Theory]
    // 1 weight and 1 bias each: the second finds one number of three.
    [InlineData(Dense + "," + Dense, "describes a Dense (1 → 1), which needs 2 numbers, and holds 1 for it")]
    // 3 · 3 · 1 weights and a bias for each of 2 filters.
    [InlineData("""{"kind":"Conv2D","height":9,"width":9,"channels":1,"size":3,"stride":1,"padding":0,"filters":2,"name":""}""",
        "describes a Conv2D with 2 filters of 3 × 3 × 1, which needs 20 numbers, and holds 3 for it")]
    // γ, β, mean and variance of each column.
    [InlineData("""{"kind":"BatchNormalization","columns":2,"momentum":0.9,"epsilon":0.001,"name":""}""",
        "describes a BatchNormalization (2), which needs 8 numbers, and holds 3 for it")]
    public void A_layer_with_more_numbers_than_are_left_is_named_with_both_counts(string layers, string reason) =>
        Assert.Contains(reason, Refusal($"[{layers}]"), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"kind":"ReLU","name":"","rate":"same"}""", "a ReLU with a setting 'rate', which it does not have")]
    [InlineData("""{"kind":"ReLU","name":"","rate":null}""", "a ReLU with a setting 'rate', which it does not have")]
    [InlineData("""{"kind":"ReLU","name":"","rate":{"l1":0,"l2":0}}""", "a ReLU with a setting 'rate', which it does not have")]
    [InlineData("""{"kind":"ReLU","name":"","rate":false}""", "a ReLU with a setting 'rate', which it does not have")]
    [InlineData("""{"kind":"ReLU","name":"","rate":0}""", "a ReLU with a setting 'rate', which it does not have")]
    [InlineData("""{"kind":"ReLU","name":"","a2345678901234567890123456789012":1}""", "which it does not have")]
    [InlineData("""{"kind":"ReLU","name":"","a23456789012345678901234567890123":1}""", "settings that no layer has")]
    [InlineData("""{"kind":"ReLU","name":"","a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1}""", "which it does not have")]
    [InlineData("""{"kind":"ReLU","name":"","a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1}""",
        "settings that no layer has")]
    // As large as a border can be, though no window sees beyond it; the next number is no border any more.
    [InlineData("""{"kind":"MaxPool2D","height":9,"width":9,"channels":1,"size":2,"stride":1,"padding":2147483647,"name":""}""",
        "A border of 2147483647 is more than half of a window of 2 × 2")]
    [InlineData("""{"kind":"MaxPool2D","height":9,"width":9,"channels":1,"size":2,"stride":1,"padding":2147483648,"name":""}""",
        "padding is 2147483648; a whole number from 0 on")]
    public void A_setting_that_is_not_the_layers_is_refused_with_the_reason(string layer, string reason) =>
        Assert.Contains(reason, Refusal($"[{layer}]"), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"l1":1}""")]
    [InlineData("""{"l1":1,"l1":2}""")]
    [InlineData("""{"l1":1,"l1":2,"l2":3}""")]
    [InlineData("""{"l1":1,"l2":2,"l2":3}""")]
    [InlineData("""{"l1":1,"l3":2}""")]
    [InlineData("""{"l1":1,"l2":2,"l3":3}""")]
    [InlineData("""{"l1":1,"l2":"2"}""")]
    [InlineData("""{"l1":null,"l2":2}""")]
    public void A_penalty_that_is_no_l1_and_l2_is_refused(string penalty) =>
        Assert.Contains("'weightRegularizer' is not an l1 and an l2", Refusal($"[{WithPenalty(penalty)}]"), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"l1":0.25,"l2":0.5}""")]
    [InlineData("""{"l2":0.5,"l1":0.25}""")]
    public void The_two_sizes_of_a_penalty_stand_in_either_order(string penalty) =>
        Assert.Equal(new Regularizer(l1: 0.25, l2: 0.5),
            ((Dense)Architecture.Read(Encoding.UTF8.GetBytes($"[{WithPenalty(penalty)}]"), Bytes)[0]).WeightRegularizer);

    [Fact]
    public void What_a_setting_is_called_in_the_engines_code_stands_in_no_refusal()
    {
        string setting = Refusal("""[{"kind":"Dropout","rate":1,"name":""}]""");
        Assert.Contains("layer 0 with a setting that it cannot have: Dropout's rate", setting, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", setting, StringComparison.Ordinal);
        string network = Assert.Throws<InvalidDataException>(() => ModelFile.Network([])).Message;
        Assert.EndsWith("make no network: A network needs at least one layer.", network, StringComparison.Ordinal);
    }

    private static string WithPenalty(string penalty) =>
        Dense.Replace("\"weightRegularizer\":null", $"\"weightRegularizer\":{penalty}", StringComparison.Ordinal);

    private static string Refusal(string text) =>
        Assert.Throws<InvalidDataException>(() => Architecture.Read(Encoding.UTF8.GetBytes(text), Bytes)).Message;
}
