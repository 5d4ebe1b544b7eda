using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Language;

public sealed class InspectionTests(LanguageKernel kernel) : IClassFixture<LanguageKernel>
{
    [Theory]
    [InlineData("hid|den.Calm()", "Dense hidden")]
    [InlineData("hidden.Cal|m()", "Dense Dense.Calm()\n\nHalves the learning rate.\n\nReturns: The layer itself.")]
    [InlineData("new Den|se(1, 2)", "Dense.Dense(int Inputs, int Neurons)")]
    [InlineData("Dens|e layer;", "record Dense\n\nA layer whose neurons see every input.")]
    [InlineData("Loss(1, 2|)", "double Loss(double predicted, double expected)")]
    [InlineData("Loss(|", "double Loss(double predicted, double expected)")]
    [InlineData("hidden.Neurons|", "int Dense.Neurons { get; init; }")]
    [InlineData("v|ar x = weights;", "double[]")]
    [InlineData("int n = 3; n|", "int n")]
    [InlineData("in|t n;", "int")]
    public async Task A_name_is_explained(string marked, string expected) =>
        Assert.StartsWith(expected, await PlainAsync(marked), StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_is_said_where_there_is_no_name()
    {
        Assert.False((bool)(await kernel.AskAsync("inspect_request", "  | "))["found"]!);
        Assert.False((bool)(await kernel.AskAsync("inspect_request", "unknown|"))["found"]!);
        Assert.False((bool)(await kernel.AskAsync("inspect_request", "|"))["found"]!);
    }

    [Fact]
    public async Task What_DotNet_says_of_its_own_is_shown_where_the_SDK_holds_it()
    {
        Assert.SkipUnless(HasReferencePack(), "this SDK has no documented reference assemblies");
        Assert.Contains("Returns the larger of two", await PlainAsync("Math.Ma|x(1, 2)"), StringComparison.Ordinal);
        Assert.Contains("Projects each element of a sequence", await PlainAsync("weights.Sele|ct(w => 2 * w)"), StringComparison.Ordinal);
        string markdown = (string)(await kernel.AskAsync("inspect_request", "string.Joi|n(\",\", weights)"))["data"]!["text/markdown"]!;
        Assert.StartsWith("```csharp\nstring string.Join", markdown, StringComparison.Ordinal);
        Assert.Contains("- `separator`: ", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_librarys_documentation_beside_it_is_shown()
    {
        // The kernel's own assembly is a library that every cell sees.
        string text = await PlainAsync("displa|y(1)");
        Assert.Contains("Shows a value here and now, in the middle of a cell.", text, StringComparison.Ordinal);
        Assert.Contains("value: Anything; it is shown as a cell's last expression would be.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calls_overloads_are_listed_with_the_parameter_that_is_written()
    {
        var answer = await kernel.AskAsync("signature_request", "Math.Max(1.5, |");
        Assert.Equal(1, (int)answer["active_parameter"]!);
        var signatures = answer["signatures"]!.AsArray();
        Assert.True(signatures.Count > 5);
        Assert.Contains(signatures, signature => (string?)signature!["label"] == "double Math.Max(double val1, double val2)");
        Assert.Equal(["double val1", "double val2"],
            Labels(signatures.First(signature => ((string)signature!["label"]!).StartsWith("double ", StringComparison.Ordinal))!));
    }

    [Theory]
    [InlineData("new Dense(|", "Dense.Dense(int Inputs, int Neurons)", 0)]
    [InlineData("new Dense(1, |", "Dense.Dense(int Inputs, int Neurons)", 1)]
    [InlineData("Dense d = new(1, |)", "Dense.Dense(int Inputs, int Neurons)", 1)]
    [InlineData("Loss(expected: |", "double Loss(double predicted, double expected)", 1)]
    [InlineData("Loss(Math.Abs(1), |)", "double Loss(double predicted, double expected)", 1)]
    [InlineData("Func<int, int> twice = a => 2 * a; twice(|)", "int Func<int, int>.Invoke(int arg)", 0)]
    [InlineData("var d = new Dictionary<string, int>(); d[|", "int Dictionary<string, int>.this[string key] { get; set; }", 0)]
    [InlineData("string.Format(\"{0} {1} {2} {3} {4}\", 1, 2, 3, 4, 5|)",
        "string string.Format(string format, params ReadOnlySpan<object?> args)", 1)]
    public async Task The_call_around_the_cursor_is_found(string marked, string label, int parameter)
    {
        var answer = await kernel.AskAsync("signature_request", marked);
        var active = answer["signatures"]![(int)answer["active_signature"]!]!;
        Assert.Equal((label, parameter), ((string?)active["label"], (int)answer["active_parameter"]!));
    }

    [Fact]
    public async Task Outside_of_a_call_there_is_no_signature() =>
        Assert.Empty((await kernel.AskAsync("signature_request", "Loss(1, 2);|"))["signatures"]!.AsArray());

    private static IEnumerable<string?> Labels(JsonNode signature) =>
        signature["parameters"]!.AsArray().Select(parameter => (string?)parameter!["label"]);

    private async Task<string> PlainAsync(string marked) =>
        (string?)(await kernel.AskAsync("inspect_request", marked))["data"]!["text/plain"] ?? "";

    private static bool HasReferencePack() =>
        Directory.Exists(
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
}
