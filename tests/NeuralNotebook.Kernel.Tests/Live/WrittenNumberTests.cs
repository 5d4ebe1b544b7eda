using System.Text.Json.Nodes;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Live;

/// <summary>A number that is dragged against the same cell, run with the new number in its text: what is shown, and what later cells
/// see.</summary>
public sealed class WrittenNumberTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly LiveKernel kernel = new(shared.Kernel.FromCellOne());

    [Theory]
    [InlineData("var x = «5»;\nx", "7")]
    [InlineData("var x = «0.5»;\nx", "0.75")]
    [InlineData("var x = «0.5f»;\nx", "1.3f")]
    [InlineData("var x = «0.50m»;\nx", "0.750m")]
    [InlineData("var x = «-0.5»;\nx", "0.25")]
    [InlineData("var x = «0.5»;\nx", "-0.25")]
    [InlineData("var x = 3 - «0.5»;\nx", "-0.25")]
    [InlineData("var x = «-1»;\nx", "-2147483648")]
    [InlineData("var x = «5L»;\nx", "6L")]
    [InlineData("var x = «5u»;\nx", "6u")]
    [InlineData("var x = «0x0F»;\nx", "0x1F")]
    [InlineData("var x = «1_000»;\nx", "2_000")]
    [InlineData("var x = «1e-3»;\nx", "2.5e-3")]
    [InlineData("byte x = «5»;\nx", "200")]
    [InlineData("byte? x = «5»;\nx", "200")]
    [InlineData("double? x = «0.5»;\nx", "0.75")]
    [InlineData("float x = «1»;\nx", "16777217")]
    [InlineData("double x = «1»;\nx", "2")]
    [InlineData("double x = «1»;\nx", "1.5")]
    [InlineData("decimal x = «1»;\nx", "1.50m")]
    [InlineData("object x = «1»;\nx", "2")]
    [InlineData("var x = 2 * «0.1»;\nx", "0.3")]
    [InlineData("var x = (float)«0.1»;\nx", "0.3")]
    [InlineData("Func<double, double> f = a => «0.5» * a;\nvar x = f(3);\nx", "1.5")]
    [InlineData("double F(double a) => a * «0.5»;\nvar x = F(4);\nx", "2.5")]
    [InlineData("var x = $\"{«0.5»:F3}\";\nx", "1.25")]
    [InlineData("var x = («0.5», 2);\nx", "0.75")]
    [InlineData("double[] x = [«1», 2];\nx.Sum()", "3")]
    [InlineData("var x = new[] { «1», 2.5 };\nx.Sum()", "3")]
    [InlineData("var x = new double[«3»].Length;\nx", "5")]
    [InlineData("int x = 0;\nfor (int i = 0; i < «3»; i++) { Console.Write(i); x += i; }\ndisplay(x);", "5")]
    [InlineData("var x = Enumerable.Range(0, «3»).Where(i => i != 1).ToArray();\nx", "5")]
    [InlineData("var x = DateTime.Now.Year > 0 ? «1» : 2L;\nx", "3")]
    [InlineData("string M(byte b) => \"byte\"; string M(long l) => \"long\";\nvar x = M(«5»);\nx", "6")]
    [InlineData("await Task.Delay(1);\nvar x = «5»;\nx", "6")]
    [InlineData("var x = 1;\n«0.5»", "0.25")]
    [InlineData("#region here\n// a comment\nvar x = «1»; /* and another */\n#endregion\nx", "2")]
    [InlineData("var x = «1»;\n\nint.Parse(\"no number \" + x)", "2")]
    [InlineData("var x = new[] { 1, 2 };\nx[«0»]", "2")]
    [InlineData("using System.Globalization;\nvar x = (-«0.0»).ToString(CultureInfo.InvariantCulture);\nx", "1.0")]
    public async Task A_number_that_is_an_input_gives_what_the_cell_gives_and_is_compiled_once(string marked, string next)
    {
        var answer = await CompareAsync(marked, next);
        Assert.Equal((false, null), ((bool)answer["compiled"]!, (string?)answer["obstacle"]));
    }

    [Theory]
    [InlineData("const int x = «3»;\nx", "4", "a constant")]
    [InlineData("switch (3) { case «3»: Console.Write(3); break; default: Console.Write(0); break; }\nvar x = 1;", "4", "a case label")]
    [InlineData("var x = 3 is > «2»;\nx", "4", "a pattern")]
    [InlineData("var x = 3 switch { «3» => 1, _ => 2 };\nx", "4", "a pattern")]
    [InlineData("[System.ComponentModel.DefaultValue(«3»)] int F() => 1;\nvar x = F();\nx", "4", "an attribute")]
    [InlineData("double F(double a = «0.5») => a;\nvar x = F();\nx", "0.75", "a default value")]
    [InlineData("var x = $\"{3,«5»}|\";\nx", "8", "the width of a text")]
    [InlineData("var x = new int[«3»] { 1, 2, 3 };\nx", "2", "the size of a list of values")]
    [InlineData("class Rate { public double Value = «0.5»; }\nvar x = new Rate().Value;\nx", "0.75", "a type")]
    [InlineData("enum Kind { A = «3» }\nvar x = (int)Kind.A;\nx", "4", "a type")]
    [InlineData("static double F() => «0.5»;\nvar x = F();\nx", "0.75", "a static function")]
    [InlineData("Func<double> f = static () => «0.5»;\nvar x = f();\nx", "0.75", "a static function")]
    [InlineData("static int count = 0;\nvar x = ++count + «1»;\nx", "2", "a cell with static variables")]
    [InlineData("DayOfWeek x = «0»;\nx", "1", "a conversion")]
    [InlineData("var x = 7 / «2»;\nx", "0", "a divisor")]
    [InlineData("int n = 7;\nvar x = n % «2»;\nx", "0", "a divisor")]
    [InlineData("var x = 1000 * «1000»;\nx", "10000000", "a constant")]
    [InlineData("var x = (int)«3.7»;\nx", "4.2", "a constant")]
    [InlineData("byte x = 1;\nx += «5»;\nx", "6", "a constant")]
    [InlineData("var x = 1;\nArgumentOutOfRangeException.ThrowIfGreaterThan(«5», 3);", "6", "an argument whose text is shown")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> f = () => «5»;\nvar x = f.ToString();\nx", "6", "an expression tree")]
    public async Task A_number_that_must_be_there_at_compilation_gives_what_the_cell_gives_and_it_is_said_why(string marked, string next,
        string obstacle)
    {
        // What is not valid C# has no obstacle but that.
        var first = await CompareAsync(marked, next);
        Assert.True((bool)first["compiled"]!);
        Assert.Equal(obstacle, (string?)(await kernel.RunAsync(await kernel.OpenAsync(), marked))["obstacle"]);
    }

    [Theory]
    [InlineData("byte x = «5»;\nx", "300")]
    [InlineData("var x = «5»;\nx", "5000000000")]
    [InlineData("var x = «1»;\nx", "1.5")]
    [InlineData("var x = «5»;\nx", "")]
    public async Task A_value_of_another_kind_is_compiled_anew(string marked, string next) =>
        Assert.True((bool)(await CompareAsync(marked, next))["compiled"]!);

    private async Task<JsonNode> CompareAsync(string marked, string next)
    {
        string changed = marked[..marked.IndexOf('«', StringComparison.Ordinal)] + $"«{next}»"
            + marked[(marked.IndexOf('»', StringComparison.Ordinal) + 1)..];
        string comm = await kernel.OpenAsync();
        await kernel.RunAsync(comm, marked);
        var dragged = await kernel.RunAsync(comm, changed);
        string? declared = await SeenAsync();
        var outputs = new CellOutputs([]);
        await kernel.Kernel.Process.RunAsync(LiveKernel.Plain(changed), 7, outputs, TestContext.Current.CancellationToken);
        Assert.Equal(outputs.ToJson(1).ToJsonString(), LiveKernel.Shown(dragged));
        Assert.Equal(await SeenAsync(), declared);
        return dragged;
    }

    /// <summary>What a later cell sees of x.</summary>
    private async Task<string?> SeenAsync() => await kernel.Kernel.ValueAsync("$\"{x} {((object)x)?.GetType()}\"");
}
