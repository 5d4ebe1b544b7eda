using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>Finds the packages that a cell names.</summary>
internal static class PackageDirectives
{
    /// <summary>The texts of the cell's <c>#r "nuget: …"</c> lines, in order.</summary>
    public static IReadOnlyList<string> Find(string code)
    {
        if (!code.Contains("nuget:", StringComparison.OrdinalIgnoreCase))
            return [];
        var unit = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, CellCompiler.Parsing).GetRoot();
        return [.. unit.GetReferenceDirectives().Select(directive => directive.File.ValueText).Where(PackageReference.IsMeantBy)];
    }
}
