using System.Xml.Linq;

namespace NeuralNotebook.Tests;

/// <summary>The house's arrows: App → Pages → Kernel, App → Kernel, Browser → Kernel, Interactive → engine,
/// the leaves PlotlyNet → Interactive, Photos → engine and Exchange → engine, nothing else.</summary>
public sealed class ArchitectureTests
{
    private static readonly string Root = SourceTree.Root;

    [Theory]
    [InlineData("NeuralNotebook", new string[0])]
    [InlineData("NeuralNotebook.Interactive", new[] { "NeuralNotebook" })]
    [InlineData("NeuralNotebook.PlotlyNet", new[] { "NeuralNotebook.Interactive" })]
    [InlineData("NeuralNotebook.Photos", new[] { "NeuralNotebook" })]
    [InlineData("NeuralNotebook.Exchange", new[] { "NeuralNotebook" })]
    [InlineData("NeuralNotebook.DotNetHost", new string[0])]
    [InlineData("NeuralNotebook.Kernel", new string[0])]
    [InlineData("NeuralNotebook.Browser", new[] { "NeuralNotebook.Kernel" })]
    [InlineData("NeuralNotebook.Pages", new[] { "NeuralNotebook.Kernel" })]
    [InlineData("NeuralNotebook.App", new[] { "NeuralNotebook.Kernel", "NeuralNotebook.Pages" })]
    public void A_project_leans_on_these_projects_and_no_others(string project, string[] expected) =>
        Assert.Equal(expected, References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)));

    [Fact]
    public void The_engine_needs_no_package_but_the_numeric_tensors() =>
        Assert.Equal(["System.Numerics.Tensors"], References("NeuralNotebook", "PackageReference"));

    [Fact]
    public void What_a_cell_shows_needs_no_package_at_all() =>
        Assert.Empty(References("NeuralNotebook.Interactive", "PackageReference"));

    [Fact]
    public void Photos_are_decoded_by_one_package() =>
        Assert.Equal(["SixLabors.ImageSharp"], References("NeuralNotebook.Photos", "PackageReference"));

    [Fact]
    public void Every_project_under_src_has_its_tests()
    {
        foreach (string folder in Directory.GetDirectories(Path.Combine(Root, "src")))
            Assert.True(Directory.Exists(Path.Combine(Root, "tests", Path.GetFileName(folder) + ".Tests")), folder);
    }

    [Fact]
    public void The_built_engine_refers_to_no_notebook_and_no_chart() =>
        Assert.DoesNotContain(typeof(Matrix).Assembly.GetReferencedAssemblies(),
            name => name.Name!.Contains("Interactive", StringComparison.Ordinal) || name.Name.Contains("Kernel", StringComparison.Ordinal));

    [Fact]
    public void No_source_file_is_longer_than_three_hundred_and_fifty_lines()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories))
        {
            if (!file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                Assert.True(File.ReadLines(file).Count() <= 350, file);
        }
    }

    [Fact]
    public void The_kernel_is_built_after_its_add_ons_and_refers_to_none()
    {
        string kernel = Path.Combine(Root, "src", "NeuralNotebook.Kernel", "NeuralNotebook.Kernel.csproj");
        Assert.Equal(["NeuralNotebook.PlotlyNet", "NeuralNotebook.DotNetHost"], XDocument.Load(kernel).Descendants("ProjectReference")
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value == "false")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)));
    }

    /// <summary>What a project leans on; not what is only built before it, and neither referred to nor copied.</summary>
    private static string[] References(string project, string kind) =>
        [.. XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj")).Descendants(kind)
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(reference => reference.Attribute("Include")!.Value)];
}
