using Microsoft.CodeAnalysis;

namespace NeuralNotebook.Kernel.Tests.Packages;

public sealed class PackageDirectiveTests : IDisposable
{
    private readonly NotebookFixture fixture = new();

    [Fact]
    public void Packages_of_loaded_files_are_found_each_file_once_and_with_its_line()
    {
        fixture.WriteText("// the first\n#r \"nuget: One, 1.0\"\n#load \"deep/two.csx\"\n#load \"gone.csx\"", "one.csx");
        Directory.CreateDirectory(Path.Combine(fixture.Folder, "deep"));
        // Paths of a file start at the file.
        fixture.WriteText("#load \"three.csx\"\n#load \"../one.csx\"\n#r \"nuget: Two\"\nint two = 2;", "deep/two.csx");
        fixture.WriteText("#load \"two.csx\"\n#r \"nuget: Three\"", "deep/three.csx");
        var found = Find("#r \"nuget: Zero\"\n#load \"one.csx\"\nvar text = \"\"\"\n#r \"nuget: NoneOfThis\"\n\"\"\";");
        Assert.Equal(["Zero 1 cell", "One 2 one.csx", "Two 3 two.csx", "Three 2 three.csx"],
            found.Select(directive =>
                $"{PackageReference.Parse(directive.Text).Name} {directive.Line}"
                    + $" {(directive.File is null ? "cell" : Path.GetFileName(directive.File))}"));
    }

    [Fact]
    public void A_cell_that_names_and_loads_nothing_is_not_read() => Assert.Empty(Find("var x = \"#load me\"; // nuget"));

    public void Dispose() => fixture.Dispose();

    private IReadOnlyList<PackageDirective> Find(string code) => PackageDirective.Find(code, new SourceFileResolver([], fixture.Folder));
}
