using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>The code cells of a chapter, parsed.</summary>
internal sealed class ChapterCells
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public ChapterCells(string chapter)
    {
        var cells = JsonNode.Parse(File.ReadAllText(RepositoryFolders.Notebook(chapter)))!["cells"]!.AsArray()
            .Where(cell => (string?)cell!["cell_type"] == "code");
        All = [.. cells.Select(cell => new Cell([.. (cell!["metadata"]?["tags"] as JsonArray ?? []).Select(tag => (string)tag!)],
            CSharpSyntaxTree.ParseText(string.Concat(cell["source"]!.AsArray().Select(line => (string?)line)), Parsing)
                .GetCompilationUnitRoot()))];
    }

    public IReadOnlyList<Cell> All { get; }

    /// <summary>The using directives of all cells.</summary>
    public IEnumerable<string> Usings => All.SelectMany(cell => cell.Code.Usings).Select(each => each.ToString()).Distinct();

    /// <summary>Methods, types and variables with the given name that stand before a cell, in the last cell that has any.
    /// Starters are not meant: they only throw.</summary>
    public IReadOnlyList<MemberDeclarationSyntax> Declared(string name, Cell before)
    {
        var earlier = All.TakeWhile(cell => cell != before).Where(cell => !cell.Tags.Contains("exercise")).Reverse();
        return earlier.Select(cell => cell.Code.Members.Where(member => Names(member).Contains(name)).ToArray())
            .FirstOrDefault(found => found.Length > 0) ?? [];
    }

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.Text],
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        DelegateDeclarationSyntax type => [type.Identifier.Text],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
        _ => [],
    };

    /// <summary>A code cell.</summary>
    internal sealed record Cell(IReadOnlyList<string> Tags, CompilationUnitSyntax Code);
}
