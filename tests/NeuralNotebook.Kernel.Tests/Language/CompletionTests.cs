namespace NeuralNotebook.Kernel.Tests.Language;

public sealed class CompletionTests(LanguageKernel kernel) : IClassFixture<LanguageKernel>
{
    [Theory]
    [InlineData("Console.WriteL|", "WriteLine")]
    [InlineData("hid|", "hidden")]
    [InlineData("hidden.Lear|", "LearningRate")]
    [InlineData("hidden.Calm().Par|", "Parameters")]
    [InlineData("var layer = hidden;\nlayer.Neu|", "Neurons")]
    [InlineData("Console.WriteLine(hidden.Neu|);", "Neurons")]
    [InlineData("hidden?.Neu|", "Neurons")]
    [InlineData("weights.Sel|", "Select")]
    [InlineData("weights.Select(w => w.CompareT|", "CompareTo")]
    [InlineData("weights.Where(w => w > 0).ToL|.Count()", "ToList")]
    [InlineData("int local = 1;\n{ int inner = loc|; }", "local")]
    [InlineData("double Twice(double value) { return 2 * val|; }", "value")]
    [InlineData("wei|\nvar x = 1;", "weights")]
    [InlineData("hidden.Neu|\nvar x = 1;", "Neurons")]
    [InlineData("whil|", "while")]
    [InlineData("new Den|", "Dense")]
    [InlineData("List<Den|> layers;", "Dense")]
    [InlineData("using System.Globa|", "Globalization")]
    [InlineData("using System.IO;\nPath.Combi|", "Combine")]
    [InlineData("System.Text.StringBui|", "StringBuilder")]
    [InlineData("DayOfWeek.Mon|", "Monday")]
    [InlineData("$\"{hidden.Neu|}\"", "Neurons")]
    [InlineData("new Dense(1, 2) { Learn|", "LearningRate")]
    [InlineData("var calm = hidden with { Learn|", "LearningRate")]
    [InlineData("Loss(pred|", "predicted:")]
    [InlineData("hidden.neu|", "Neurons")]
    [InlineData("Console.WL|", "WriteLine")]
    [InlineData("#!time\nhidden.Neu|", "Neurons")]
    [InlineData("#!html\n<b>\n#!csharp\nhidden.Neu|", "Neurons")]
    [InlineData("display(hid|", "hidden")]
    [InlineData("new Rege|", "System.Text.RegularExpressions.Regex")]
    [InlineData("var text = Fil|", "System.IO.File")]
    [InlineData("Frozen|", "System.Collections.Frozen.FrozenSet")]
    [InlineData("#!mark|", "#!markdown")]
    [InlineData("#lo|", "#load")]
    public async Task What_can_stand_at_the_cursor_is_offered(string marked, string expected) =>
        Assert.Contains(expected, await kernel.CompleteAsync(marked));

    [Theory]
    [InlineData("// hid|")]
    [InlineData("/* hid| */")]
    [InlineData("\"hid|\"")]
    [InlineData("'h|")]
    [InlineData("var hid|")]
    [InlineData("int Hid|(int a) => a;")]
    [InlineData("#!html\nhid|")]
    [InlineData("$\"{weights[0]:|}\"")]
    [InlineData("override |")]
    [InlineData("1.|")]
    [InlineData("12|")]
    [InlineData("unknown.|")]
    public async Task Nothing_is_offered_where_no_name_can_stand(string marked) =>
        Assert.Empty(await kernel.CompleteAsync(marked));

    [Theory]
    [InlineData("hidden.|", "secret")]
    [InlineData("hidden.|", "Dense")]
    [InlineData("Console.|", "ToString")]
    [InlineData("weights.|", "CreateInstance")]
    [InlineData("new |", "hidden")]
    [InlineData("hidden.|", "<Clone>$")]
    [InlineData("hidden.|", "get_Neurons")]
    [InlineData("StringBui|", "System.Text.StringBuilder")]
    [InlineData("using System.IO;\nvar text = Fil|", "System.IO.File")]
    [InlineData("fil|", "System.IO.File")]
    public async Task What_cannot_be_written_there_is_not_offered(string marked, string unwanted)
    {
        string[] offered = await kernel.CompleteAsync(marked);
        Assert.NotEmpty(offered);
        Assert.DoesNotContain(unwanted, offered);
    }

    [Fact]
    public async Task Places_are_counted_in_code_points()
    {
        var answer = await kernel.AskAsync("complete_request", "var party = \"🎉🎉\"; hidden.Neur|");
        Assert.Equal(25, (int)answer["cursor_start"]!);
        Assert.Equal(29, (int)answer["cursor_end"]!);
        Assert.Equal(["Neurons"], answer["matches"]!.AsArray().Select(match => (string)match!));
    }

    [Fact]
    public async Task The_rest_of_a_name_behind_the_cursor_is_replaced_too()
    {
        var answer = await kernel.AskAsync("complete_request", "hidden.Neu|xyz;");
        Assert.Equal((7, 13), ((int)answer["cursor_start"]!, (int)answer["cursor_end"]!));
    }

    [Fact]
    public async Task Each_offer_has_its_kind_and_its_signature()
    {
        var types = (await kernel.AskAsync("complete_request", "hidden.Cal|"))["metadata"]!["_jupyter_types_experimental"]!.AsArray();
        Assert.Equal(("Calm", "method", "Dense Calm()"),
            ((string)types[0]!["text"]!, (string)types[0]!["type"]!, (string)types[0]!["signature"]!));
    }

    [Fact]
    public async Task Own_names_come_before_the_languages_and_the_libraries()
    {
        string[] offered = await kernel.CompleteAsync("w|");
        Assert.True(Array.IndexOf(offered, "weights") < Array.IndexOf(offered, "while"));
        Assert.All(offered, name => Assert.StartsWith("w", name, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Types_that_lack_a_using_come_last()
    {
        string[] offered = await kernel.CompleteAsync("var filter = 1;\nFil|");
        Assert.True(Array.IndexOf(offered, "filter") < Array.IndexOf(offered, "System.IO.File"));
    }

    [Theory]
    [InlineData("public override |", "int Sides", "double Area(double scale, int digits = 2)", "bool Equals(object obj)",
        "int GetHashCode()", "string ToString()")]
    [InlineData("protected override |", "void Draw<T>(ref T canvas)")]
    [InlineData("override Ar|", "public double Area(double scale, int digits = 2)")]
    [InlineData("public override string ToString() => \"\";\n    public override |\n    int radius;", "int Sides",
        "double Area(double scale, int digits = 2)", "bool Equals(object obj)", "int GetHashCode()")]
    public async Task What_a_class_can_still_override_is_offered_as_it_is_declared(string member, params string[] expected) =>
        Assert.Equal(expected, await kernel.CompleteAsync($$"""
            abstract class Shape
            {
                public abstract double Area(double scale, int digits = 2);
                public virtual string Name => "shape";
                public virtual int Sides => 0;
                protected virtual void Draw<T>(ref T canvas) { }
                public void Move() { }
            }
            abstract class Round : Shape
            {
                public sealed override string Name => "round";
            }
            class Circle : Round
            {
                {{member}}
            }
            """));

    [Fact]
    public async Task Every_override_that_is_offered_compiles()
    {
        const string Writer = "class Nothing : System.IO.TextWriter\n{\n    override |\n}";
        string[] offered = await kernel.CompleteAsync(Writer);
        Assert.Contains("public void Flush()", offered);
        string members = string.Concat(offered.Select(member => $"    override {member} => throw new NotSupportedException();\n"));
        var answer = await kernel.AskAsync("diagnostics_request", Writer.Replace("    override |\n", members, StringComparison.Ordinal));
        Assert.DoesNotContain(answer["diagnostics"]!.AsArray(), each => (string?)each!["severity"] == "error");
    }

    [Fact]
    public async Task Files_and_folders_are_offered_to_r_and_load()
    {
        Directory.CreateDirectory(Path.Combine(kernel.Folder, "lib"));
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "lib", "Own.dll"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "lib", "shapes.csx"), "", TestContext.Current.CancellationToken);
        Assert.Equal(["lib/"], await kernel.CompleteAsync("#r \"l|"));
        Assert.Equal(["Own.dll"], await kernel.CompleteAsync("var x = 1;\n#r \"lib/|"));
        Assert.Equal(["shapes.csx"], await kernel.CompleteAsync("#load \"lib/sh|\""));
        Assert.Empty(await kernel.CompleteAsync("#r \"nowhere/|"));
    }
}
