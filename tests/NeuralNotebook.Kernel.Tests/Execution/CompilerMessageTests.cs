using System.Globalization;
using System.Text.RegularExpressions;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Execution;

/// <summary>What a cell says that the compiler refuses: one line, and what to try.</summary>
public sealed class CompilerMessageTests : IDisposable
{
    private const string TwoDefinitions = "(cell 1), and '{0}' is now that of cell 2: run the cell that made it again.";

    private readonly NotebookFixture fixture = new();
    private readonly AssemblyReferences references;
    private readonly CellCompiler compiler;
    private int cells;

    public CompilerMessageTests()
    {
        references = new AssemblyReferences(fixture.Folder);
        compiler = new CellCompiler(references);
    }

    [Theory]
    [InlineData("using var x = new System.IO.MemoryStream();\nx.WriteByte(1);\nConsole.WriteLine(x.Length);", 1, "{ using var x = …; }")]
    [InlineData("using System.IO;\nvar before = 1;\nusing MemoryStream x = new();", 3, "Dispose()")]
    [InlineData("await using var x = new System.IO.MemoryStream();", 1, "Dispose()")]
    [InlineData("using System.Collections.Generic.List<int[]>.Enumerator x = default;", 1, "Dispose()")]
    [InlineData("int a = 1;\nref int r = ref a;\nr = 2;", 2, "{ ref int x = ref …; }")]
    [InlineData("ref readonly int r = ref new int[1][0];", 1, "into a method")]
    public void What_stands_only_in_methods_is_named_in_one_message_at_its_line(string code, int line, string words)
    {
        var error = Refused(code);
        Assert.Equal(line, error.Line);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(3, error.Traceback.Count);
        Assert.Equal(code.Split('\n')[line - 1], error.Traceback[1].Trim());
    }

    [Theory]
    [InlineData("using X = System.Int32; using static System.Math; X a = 1; using (var m = new System.IO.MemoryStream()) { using var n = "
        + "m; } { ref X r = ref a; } wrong", "CS0103")]
    [InlineData("ref int First(int[] a) => ref a[0]; wrong", "CS0103")]
    [InlineData("void F() { using var m = new System.IO.MemoryStream(); } wrong", "CS0103")]
    [InlineData("namespace A { class B { } }", "without one")]
    [InlineData("namespace A;\nclass B { }", "without one")]
    [InlineData("static class E { public static int Twice(this int x) => 2 * x; }", "static int Twice(this int x)")]
    [InlineData("static class E { extension(int x) { public int Twice() => 2 * x; } }", "static int Twice(this int x)")]
    [InlineData("int Twice(this int x) => 2 * x;", "static int Twice(this int x)")]
    [InlineData("Span<int> s = stackalloc int[4];", "block { … }")]
    [InlineData("var s = new int[4].AsSpan();", "block { … }")]
    [InlineData("ref struct R { } var r = new R();", "block { … }")]
    [InlineData("yield return 1;", "IEnumerable<int>")]
    [InlineData("file class Q { }", "Leave 'file' out")]
    [InlineData("fixed (int* p = new int[1]) { }", "unsafe { … }")]
    [InlineData("#i \"nuget: https://example.org\"", "NuGet.config")]
    [InlineData("#time", "Did you mean #!time?")]
    public void What_a_script_cannot_hold_has_a_hint(string code, string words) =>
        Assert.Contains(words, Refused(code).Message, StringComparison.Ordinal);

    [Fact]
    public void What_the_hints_say_to_write_can_be_written()
    {
        Declare("static int Twice(this int x) => 2 * x;");
        Declare("{ using var m = new System.IO.MemoryStream(); Span<int> s = stackalloc int[4]; int a = 1; ref int r = ref a; "
            + "Console.WriteLine(3.Twice()); }");
        Declare("IEnumerable<int> Numbers() { yield return 1; }\nclass Plain { }\nunsafe { fixed (int* p = new int[1]) { } }");
    }

    [Theory]
    [InlineData("Layer m = Make();", "Layer")]
    [InlineData("List<Layer> m = layers;", "Layer")]
    [InlineData("Dictionary<string, Layer[]> m = named;", "Layer")]
    [InlineData("Point p = point;", "Point")]
    [InlineData("Color c = color;", "Color")]
    [InlineData("color == Color.Red", "Color")]
    [InlineData("Layer[] m = { layer };", "Layer")]
    [InlineData("Take(new Layer());", "Layer")]
    [InlineData("layers.Add(new Layer());", "Layer")]
    [InlineData("var m = (Layer)layer;", "Layer")]
    [InlineData("layer = new Layer();", "Layer")]
    [InlineData("Layer F() { return layer; }", "Layer")]
    [InlineData("foreach (Layer each in layers) { }", "Layer")]
    [InlineData("IEnumerable<Layer> m = layers;", "Layer")]
    public void A_class_that_was_declared_again_is_explained_and_no_file_is_named_that_nobody_has(string code, string name)
    {
        Declare("class Layer { } record Point(int X); enum Color { Red }\nLayer Make() => new Layer(); void Take(Layer one) { }\nvar "
            + "layer = Make(); var layers = new List<Layer>(); var named = new Dictionary<string, Layer[]>(); var point = new Point(1); "
            + "var color = Color.Red;");
        Declare("class Layer { public int Size; } record Point(int X); enum Color { Green, Red }");
        var error = Refused(code);
        Assert.EndsWith(
            string.Format(CultureInfo.InvariantCulture, $"A value here was made with the earlier definition of '{{0}}' {TwoDefinitions}",
                name), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".csx", string.Join('\n', error.Traceback), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int n = \"text\";")]
    [InlineData("string s = layer;")]
    [InlineData("Layer m = 5;")]
    public void An_error_of_one_definition_says_nothing_of_a_second(string code)
    {
        Declare("class Layer { }\nvar layer = new Layer();");
        Declare("class Layer { public int Size; }");
        Assert.DoesNotContain("earlier definition", Refused(code).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cast_to_a_class_that_was_declared_again_is_explained_and_a_test_for_it_warned_of()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("class Layer { }\nvar layer = new Layer(); object any = layer; object list = new List<Layer>();");
        await kernel.RunAsync("class Layer { public int Size; }");
        var (_, error) = await kernel.TryAsync("(Layer)any");
        Assert.Equal("Cannot cast 'Layer' to 'Layer'. A value here was made with the earlier definition of 'Layer' (cell 1), "
            + "and 'Layer' is now that of cell 2: run the cell that made it again.", error!.Message);
        Assert.StartsWith("Cannot cast 'List<Layer>' to 'List<Layer>'. A value here was made with the earlier definition of 'Layer',",
            (await kernel.TryAsync("(List<Layer>)list")).Error!.Message, StringComparison.Ordinal);
        Assert.Contains("earlier definition of 'Layer' (cell 1)", Assert.Single(await kernel.NoticesAsync("layer is Layer")),
            StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("earlier"), (await kernel.TryAsync("(string)any")).Error!.Message);
    }

    public void Dispose()
    {
        references.Dispose();
        fixture.Dispose();
    }

    private void Declare(string code) => compiler.Keep(compiler.Compile(code, $"cell{++cells}"));

    private CellError Refused(string code) =>
        ErrorText.Of(Assert.Throws<CompilationFailedException>(() => compiler.Compile(code, $"cell{cells + 1}")), cells + 1);
}
