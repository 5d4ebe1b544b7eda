using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>Finds what a cell does beyond its variables and its output: such a cell is run by the learner, and not with every move of a
/// number.</summary>
internal static class SideEffects
{
    private static readonly HashSet<string> Files =
        ["File", "Directory", "FileInfo", "DirectoryInfo", "FileStream", "StreamWriter", "FileSystemWatcher"];

    private static readonly string[] Harmless = ["Read", "Get", "Exists", "Enumerate", "Open"];
    private static readonly string[] Lasting = ["Save", "Write", "Delete", "Download", "Upload", "Export", "Install"];

    /// <summary>The first thing of that kind that a cell does, or a function of an earlier cell that it calls; null if there is
    /// none.</summary>
    public static string? In(Compilation cell) => In(cell.SyntaxTrees.Single().GetRoot(), cell, []);

    private static string? In(SyntaxNode code, Compilation cell, HashSet<ISymbol> known)
    {
        var model = cell.GetSemanticModel(code.SyntaxTree);
        var calls = code.DescendantNodesAndSelf().Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
        foreach (var node in calls)
        {
            if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol method || !known.Add(method.OriginalDefinition))
                continue;
            if (Told(method) is { } told)
                return told;
            foreach (var declared in method.DeclaringSyntaxReferences.Where(declared => declared.SyntaxTree != code.SyntaxTree))
            {
                if (CellOf(declared.SyntaxTree, cell) is { } earlier && In(declared.GetSyntax(), earlier, known) is { } within)
                    return within;
            }
        }

        return null;
    }

    private static string? Told(IMethodSymbol method)
    {
        var (type, space) = (method.ContainingType?.Name ?? "", method.ContainingNamespace?.ToDisplayString() ?? "");
        string name = method.MethodKind == MethodKind.Constructor ? type : $"{type}.{method.Name}";
        bool isOfLibrary = method.DeclaringSyntaxReferences.IsEmpty && !space.StartsWith("System", StringComparison.Ordinal);
        bool found = (space, type, method.Name) switch
        {
            ("System", "Console", "Read" or "ReadLine" or "ReadKey") => true,
            ("System", "Environment", "Exit" or "FailFast" or "SetEnvironmentVariable") => true,
            (_, nameof(CellFunctions), nameof(CellFunctions.input) or nameof(CellFunctions.password)) => true,
            ("System.IO", _, _) => Files.Contains(type) && !Begins(method.Name, Harmless),
            ("System.Diagnostics", "Process" or "ProcessStartInfo", _) => true,
            _ => space.StartsWith("System.Net", StringComparison.Ordinal) || (isOfLibrary && Begins(method.Name, Lasting)),
        };
        return found ? name : null;
    }

    private static bool Begins(string name, string[] words) => words.Any(word => name.StartsWith(word, StringComparison.Ordinal));

    private static Compilation? CellOf(SyntaxTree tree, Compilation last)
    {
        for (var cell = last; cell is not null; cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            if (cell.ContainsSyntaxTree(tree))
                return cell;
        }

        return null;
    }
}
