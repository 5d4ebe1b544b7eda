using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralNotebook.Kernel.Tests.Execution;

public sealed class AssemblyReferencesTests : IDisposable
{
    private readonly NotebookFixture fixture = new();
    private readonly AssemblyReferences references;
    private readonly CellCompiler compiler;
    private int cells;

    public AssemblyReferencesTests()
    {
        references = new AssemblyReferences(fixture.Folder);
        compiler = new CellCompiler(references);
    }

    [Theory]
    [InlineData("Microsoft.CodeAnalysis.dll")]
    [InlineData("Microsoft.CodeAnalysis.CSharp.Scripting.dll")]
    [InlineData("NuGet.Versioning.dll")]
    [InlineData("NeuralNotebook.Kernel.dll")]
    public void The_kernels_own_functions_stay_one_when_a_cell_brings_what_the_kernel_is_made_of(string library)
    {
        Run("var shown = display(1);");
        Run($"#r \"{Path.Combine(AppContext.BaseDirectory, library)}\"");
        Run("display(2); shown.Update(HTML(\"<b>\")); \"x\".Display(); 3.ToDisplayString();");
        Run("shown = display(4);");
    }

    [Fact]
    public void What_a_library_was_first_seen_with_stays_so_that_its_types_stay_one()
    {
        Build("lib/Part.dll", "1.0.0.0", "public class Part { }");
        Build("lib/Whole.dll", "1.0.0.0", "public class Whole { public Part Part = new Part(); }", "lib/Part.dll");
        Build("other/Part.dll", "2.0.0.0", "public class Part { public int More; }");
        Run("#r \"lib/Whole.dll\"\nusing static Whole;\nvar whole = new Whole();");
        Run("#r \"other/Part.dll\"\nPart part = whole.Part;");
        Run("Whole again = whole; Part same = part; again.Part = same;");
        Assert.Equal(new Version(1, 0, 0, 0), System.Reflection.AssemblyName.GetAssemblyName(references.FindCopy(new("Part"))!).Version);
    }

    [Fact]
    public void Neither_the_kernel_nor_DotNets_own_are_loaded_a_second_time_from_beside_a_library()
    {
        Build("lib/Whole.dll", "1.0.0.0", "public class Whole { }");
        Build("lib/System.Text.Json.dll", "99.0.0.0", "public class Wrong { }");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "NeuralNotebook.Kernel.dll"),
            Path.Combine(fixture.Folder, "lib", "NeuralNotebook.Kernel.dll"));
        Build("lib/Beside.dll", "1.0.0.0", "public class Beside { }");
        Run("#r \"lib/Whole.dll\"");
        Assert.Null(references.FindCopy(new("NeuralNotebook.Kernel")));
        Assert.Null(references.FindCopy(new("System.Text.Json")));
        Assert.NotNull(references.FindCopy(new("Beside")));
    }

    [Fact]
    public void A_native_library_beside_an_assembly_is_found_by_its_bare_name_and_copied_as_the_assembly_is()
    {
        Build("lib/Whole.dll", "1.0.0.0", "public class Whole { }");
        // .NET's own, under another name.
        string own = Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(),
            OperatingSystem.IsWindows() ? "clrjit.dll" : OperatingSystem.IsMacOS() ? "libSystem.Native.dylib" : "libSystem.Native.so");
        string beside = Path.Combine(fixture.Folder, "lib", (OperatingSystem.IsWindows() ? "" : "lib") + "beside" + Path.GetExtension(own));
        File.Copy(own, beside);
        Assert.Null(references.FindNative("beside"));
        Run("#r \"lib/Whole.dll\"");
        string found = references.FindNative("beside")!;
        Assert.NotEqual(beside, found);
        Assert.Equal(found, references.FindNative("beside"));
        System.Runtime.InteropServices.NativeLibrary.Free(System.Runtime.InteropServices.NativeLibrary.Load(found));
        Assert.Null(references.FindNative("absent"));
        Assert.Null(references.FindNative("../lib/beside"));
        // A rebuild finds no file locked, and what runs is not changed under its feet.
        File.WriteAllText(beside, "another");
        Assert.Equal(new FileInfo(own).Length, new FileInfo(found).Length);
    }

    public void Dispose()
    {
        references.Dispose();
        fixture.Dispose();
    }

    private void Run(string code) => compiler.Keep(compiler.Compile(code, $"cell{++cells}"));

    private void Build(string path, string version, string code, params string[] uses)
    {
        string file = Path.Combine(fixture.Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var library = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{code}")],
            [.. FrameworkReferences.All, .. uses.Select(use => MetadataReference.CreateFromFile(Path.Combine(fixture.Folder, use)))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(library.Emit(file).Success);
    }
}
