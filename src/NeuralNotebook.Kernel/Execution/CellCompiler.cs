using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace NeuralNotebook.Kernel;

/// <summary>Compiles cells one after the other: each sees what the earlier ones declared.</summary>
/// <remarks>Roslyn's scripting compilations are used directly and not through its script API,
/// which compiles without optimisation.</remarks>
internal sealed class CellCompiler
{
    /// <summary>How every cell is read.</summary>
    public static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>What .NET Interactive opens for every cell, so that a notebook needs no more here than there.</summary>
    private static readonly string[] Usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        $"{typeof(CellFunctions).Namespace}.{nameof(CellFunctions)}", $"{typeof(DisplayExtensions).Namespace}.{nameof(DisplayExtensions)}",
    ];

    private readonly CSharpCompilationOptions first;
    private readonly CSharpCompilationOptions following;
    private readonly AssemblyReferences references;
    private readonly Lock binding = new();
    private volatile HashSet<MetadataReference> given = [];
    private volatile CSharpCompilation? previous;

    public CellCompiler(AssemblyReferences references)
    {
        this.references = references;
        first = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: Usings,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            sourceReferenceResolver: Files = new SourceFileResolver([], references.Folder),
            metadataReferenceResolver: references,
            // Versions of framework assemblies are unified by the runtime; a learner can do nothing about a warning.
            specificDiagnosticOptions: new Dictionary<string, ReportDiagnostic>
            {
                ["CS1701"] = ReportDiagnostic.Suppress,
                ["CS1702"] = ReportDiagnostic.Suppress,
                // "string?" is understood without #nullable enable, too.
                ["CS8632"] = ReportDiagnostic.Suppress,
            });
        following = first.WithUsings();
    }

    /// <summary>Finds the files that <c>#load</c> names.</summary>
    public SourceReferenceResolver Files { get; }

    /// <summary>How many cells were compiled and kept: the place of the next one's state.</summary>
    public int Count { get; private set; }

    /// <summary>The last cell that was kept; null if there is none.</summary>
    public CSharpCompilation? Last => previous;

    /// <summary>Compiles a cell.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="name">What stack traces call it: "cell3".</param>
    /// <exception cref="CompilationFailedException">The cell is not valid C#.</exception>
    public CompiledCell Compile(string code, string name)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Parsing, $"{name}.csx");
        references.AddDirectives(tree);
        // A cell inherits the references of the one before it. To give them again would let every cell carry those of all cells
        // before it, each once more.
        // Without a return type it is object; typeof(object) would be looked for in System.Private.CoreLib,
        // which reference assemblies do not name.
        var compilation = Bind($"{name}-{Count}", tree, references.All.Where(reference => !given.Contains(reference)));
        if (compilation.SyntaxTrees.All(file => ((CompilationUnitSyntax)file.GetRoot()).Members.Count == 0))
            return WithoutCode(compilation);

        var (emitted, diagnostics) = Emit(compilation);
        return emitted is null
            ? throw new CompilationFailedException(Messages(compilation, diagnostics, DiagnosticSeverity.Error))
            : new CompiledCell(compilation, emitted, Messages(compilation, diagnostics, DiagnosticSeverity.Warning));
    }

    /// <summary>Compiles a cell that is written in another way and declares the same:
    /// later cells know it as it was written first.</summary>
    /// <returns>What runs in the place of the cell's own code; null where it is not valid C#.</returns>
    public CellCode? CompileAs(CompiledCell cell, SyntaxTree tree)
    {
        CSharpCompilation compilation;
        lock (binding)
        {
            compilation = cell.Compilation.ReplaceSyntaxTree(cell.Compilation.SyntaxTrees.Single(), tree);
            _ = compilation.Assembly;
        }

        return Emit(compilation).Code;
    }

    private static (CellCode? Code, IEnumerable<Diagnostic> Diagnostics) Emit(CSharpCompilation compilation)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted =
            compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!emitted.Success)
            return (null, emitted.Diagnostics);
        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        var (wovenAssembly, wovenSymbols) = CellWeaver.Weave(assembly, symbols);
        return (new CellCode(wovenAssembly, wovenSymbols, entry.ContainingType.MetadataName), emitted.Diagnostics);
    }

    /// <summary>A cell as the compiler understands it after the cells so far, to be asked and not to be run; from any thread.</summary>
    public CSharpCompilation Analyze(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Parsing, "cell.csx");
        // Read first what is written last: a reference that is given twice does no harm, one that is missing does.
        var known = given;
        return Bind("analysis", tree, references.All.Where(reference => !known.Contains(reference)));
    }

    /// <summary>Makes a compilation that knows its assemblies, one at a time.</summary>
    /// <remarks>Two that met the same assembly at the same moment would each make their own symbols of it, and a later cell,
    /// which inherits the usings of one and the symbols of the other, would find every function twice: "the call is ambiguous".
    /// One after the other, the second takes the first's.</remarks>
    private CSharpCompilation Bind(string name, SyntaxTree tree, IEnumerable<MetadataReference> added)
    {
        lock (binding)
        {
            // A cell inherits the usings of the one before it, with the symbols that those found. Given again, they would be looked up
            // again, and where a package has brought something that our own assembly refers to, the compiler makes new symbols of it:
            // every function would be there twice.
            var compilation = CSharpCompilation.CreateScriptCompilation(name, tree, added, previous is null ? first : following, previous);
            _ = compilation.Assembly;
            return compilation;
        }
    }

    /// <summary>A cell of usings, <c>#r</c> lines or comments: Roslyn cannot emit it, and it only changes what later cells see.</summary>
    private static CompiledCell WithoutCode(CSharpCompilation compilation)
    {
        var errors = Messages(compilation, compilation.GetDiagnostics(), DiagnosticSeverity.Error);
        return errors.Count > 0 ? throw new CompilationFailedException(errors) : new CompiledCell(compilation, null, []);
    }

    private static IReadOnlyList<CompilerMessage> Messages(CSharpCompilation compilation, IEnumerable<Diagnostic> diagnostics,
        DiagnosticSeverity severity) =>
        CompilerMessage.Of(compilation, diagnostics.Where(diagnostic => diagnostic.Severity == severity));

    /// <summary>Lets later cells see what this one declared.</summary>
    public void Keep(CompiledCell cell)
    {
        previous = cell.Compilation;
        given = [.. given, .. references.All];
        Count++;
    }
}

/// <summary>A compiled cell.</summary>
/// <param name="Compilation">What the next cell's builds on.</param>
/// <param name="Code">What runs; null where there is nothing to run.</param>
/// <param name="Warnings">What the compiler finds odd.</param>
internal sealed record CompiledCell(CSharpCompilation Compilation, CellCode? Code, IReadOnlyList<CompilerMessage> Warnings);

/// <summary>A cell as an assembly, not yet loaded.</summary>
internal sealed record CellCode(byte[] Assembly, byte[] Symbols, string EntryType);

/// <summary>A cell that is not valid C#.</summary>
internal sealed class CompilationFailedException(IReadOnlyList<CompilerMessage> errors)
    : Exception(errors[0].Id.Length > 0 ? $"{errors[0].Id}: {errors[0].Text}" : errors[0].Text)
{
    public IReadOnlyList<CompilerMessage> Errors { get; } = errors;
}
