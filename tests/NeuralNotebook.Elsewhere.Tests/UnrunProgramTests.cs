using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>What can be checked of a program whose library cannot run here.</summary>
public partial class UnrunProgramTests
{
    private static readonly string TorchSharpProgram = File.ReadAllText(Path.Combine(Elsewhere.Folder, "torchsharp_moons.cs"));

    [Fact]
    public void The_TorchSharp_program_compiles_against_the_version_that_it_names()
    {
        Assert.Empty(Errors(TorchSharpProgram));
        Assert.Equal(PackageOfProgram().Match(TorchSharpProgram).Groups[1].Value,
            typeof(TorchSharp.torch).Assembly.GetName().Version!.ToString(3));
    }

    [Theory]
    [InlineData("nesterov: true", "nesterovs: true")]
    [InlineData("learningRate: 0.5", "lr: 0.5")]
    [InlineData("loss.backward()", "loss.backwards()")]
    public void A_name_that_TorchSharp_lacks_does_not_compile(string right, string wrong)
    {
        Assert.Contains(right, TorchSharpProgram, StringComparison.Ordinal);
        Assert.NotEmpty(Errors(TorchSharpProgram.Replace(right, wrong, StringComparison.Ordinal)));
    }

    /// <summary>The program gives Adam the rate alone; the table in <c>parameters.md</c> says what that means.</summary>
    [Theory]
    [InlineData("Adam", "beta1", 0.9)]
    [InlineData("Adam", "beta2", 0.999)]
    [InlineData("Adam", "eps", 1e-8)]
    [InlineData("AdamW", "weight_decay", 0)]
    [InlineData("SGD", "momentum", 0)]
    [InlineData("SGD", "dampening", 0)]
    [InlineData("RMSProp", "alpha", 0.99)]
    public void TorchSharp_has_the_defaults_that_the_table_gives(string optimizer, string parameter, double value) =>
        Assert.All(
            typeof(TorchSharp.torch.optim).GetMethods().Where(method => method.Name == optimizer),
            method =>
                Assert.Equal(value,
                    Convert.ToDouble(method.GetParameters().Single(candidate => candidate.Name == parameter).DefaultValue,
                        System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("keras_moons.py")]
    [InlineData("tensorflow_moons.py")]
    public async Task The_program_is_Python(string program)
    {
        string text = await File.ReadAllTextAsync(Path.Combine(Elsewhere.Folder, program));
        Assert.True(await Peer.IsPythonAsync(text));
        Assert.False(await Peer.IsPythonAsync(text.Replace("losses = {", "losses = {{", StringComparison.Ordinal)));
    }

    private static List<string> Errors(string program)
    {
        // The lines that only `dotnet run` reads.
        program = string.Join('\n', program.Split('\n').Where(line => !line.StartsWith("#:", StringComparison.Ordinal)));
        const string Usings =
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "torchsharp_moons", [CSharpSyntaxTree.ParseText(program), CSharpSyntaxTree.ParseText(Usings)], references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        return [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString())];
    }

    [GeneratedRegex("#:package TorchSharp-cpu@(\\S+)")]
    private static partial Regex PackageOfProgram();
}
