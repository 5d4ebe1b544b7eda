using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>A line of a cell, or of a file that it loads, that names a package.</summary>
/// <param name="Text">What is named: <c>nuget: Name, Version</c>.</param>
/// <param name="File">The loaded file; null for the cell itself.</param>
/// <param name="Line">The line, counted from 1.</param>
internal sealed record PackageDirective(string Text, string? File, int Line)
{
    /// <summary>The lines of a cell and of all files that it loads, in order.</summary>
    /// <param name="code">The cell's C#.</param>
    /// <param name="files">Finds the files as the compiler finds them.</param>
    public static IReadOnlyList<PackageDirective> Find(string code, SourceReferenceResolver files)
    {
        var found = new List<PackageDirective>();
        if (DirectiveLines.MayBeIn(code, "#load") || code.Contains("nuget:", StringComparison.OrdinalIgnoreCase))
            Add(found, code, null, files, []);
        return found;
    }

    private static void Add(List<PackageDirective> found, string code, string? file, SourceReferenceResolver files, HashSet<string> loaded)
    {
        var tree = CSharpSyntaxTree.ParseText(code, CellCompiler.Parsing);
        var unit = (CompilationUnitSyntax)tree.GetRoot();
        foreach (var directive in unit.GetReferenceDirectives().Where(directive => PackageReference.IsMeantBy(directive.File.ValueText)))
            found.Add(new PackageDirective(directive.File.ValueText, file, tree.GetLineSpan(directive.Span).StartLinePosition.Line + 1));
        foreach (var directive in unit.GetLoadDirectives())
        {
            // A file that loads itself is loaded once. One that is not there is for the compiler to name.
            if (files.ResolveReference(directive.File.ValueText, file) is { } path && loaded.Add(path) && Read(files, path) is { } text)
                Add(found, text, path, files, loaded);
        }
    }

    private static string? Read(SourceReferenceResolver files, string path)
    {
        try
        {
            return files.ReadText(path).ToString();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }
}
