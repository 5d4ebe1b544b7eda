using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>The source text of an exercise's right answer: the function of its solution cell,
/// and what of the chapter it leans on.</summary>
internal sealed class Solution
{
    private Solution(IReadOnlyList<MethodDeclarationSyntax> methods, string entry, IReadOnlyList<MemberDeclarationSyntax> leansOn,
        IReadOnlyList<string> usings) =>
        (Methods, Entry, LeansOn, Usings) = (methods, entry, leansOn, usings);

    /// <summary>The methods of the solution cell: what is mutated.</summary>
    public IReadOnlyList<MethodDeclarationSyntax> Methods { get; }

    /// <summary>The name of the one that the check is given.</summary>
    public string Entry { get; }

    /// <summary>What the chapter declared before, and the solution uses: it stays as it is.</summary>
    public IReadOnlyList<MemberDeclarationSyntax> LeansOn { get; }

    public IReadOnlyList<string> Usings { get; }

    /// <param name="chapter">"05".</param>
    /// <param name="property">The exercise's property of the class <c>Chapter05</c>.</param>
    public static Solution Read(string chapter, string property)
    {
        var cells = new ChapterCells(chapter);
        string call = $"Chapter{chapter}.{property}.Solution";
        foreach (var cell in cells.All.Where(cell => cell.Tags.Contains("solution")))
        {
            var given = cell.Code.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .FirstOrDefault(each => each.Expression.ToString() == call);
            if (given is null)
                continue;
            MethodDeclarationSyntax[] methods = [.. cell.Code.Members.OfType<MethodDeclarationSyntax>()];
            if (given.ArgumentList.Arguments is not [{ Expression: IdentifierNameSyntax name }]
                || methods.All(method => method.Identifier.Text != name.Identifier.Text))
                throw new InvalidOperationException($"The solution cell of {chapter}.{property} calls {call} with a function that it "
                    + "declares itself, so that mutants of it can be made.");
            return new Solution(methods, name.Identifier.Text, Needed(cells, cell, methods), [.. cells.Usings]);
        }

        throw new InvalidOperationException($"No cell of chapter {chapter} that is tagged 'solution' calls {call}.");
    }

    private static List<MemberDeclarationSyntax> Needed(ChapterCells cells, ChapterCells.Cell cell,
        IReadOnlyList<MethodDeclarationSyntax> methods)
    {
        var needed = new List<MemberDeclarationSyntax>();
        var known = methods.Select(method => method.Identifier.Text).ToHashSet();
        var waiting = new Queue<MemberDeclarationSyntax>(methods);
        while (waiting.TryDequeue(out var member))
        {
            foreach (string name in FreeNames(member).Where(known.Add))
            {
                foreach (var declared in cells.Declared(name, cell))
                {
                    needed.Add(declared);
                    waiting.Enqueue(declared);
                }
            }
        }

        return needed;
    }

    /// <summary>The names that a member uses and does not declare itself.</summary>
    private static string[] FreeNames(MemberDeclarationSyntax member)
    {
        var own = member.DescendantNodes().Select(node => node switch
        {
            ParameterSyntax parameter => parameter.Identifier.Text,
            VariableDeclaratorSyntax variable => variable.Identifier.Text,
            SingleVariableDesignationSyntax variable => variable.Identifier.Text,
            ForEachStatementSyntax loop => loop.Identifier.Text,
            LocalFunctionStatementSyntax function => function.Identifier.Text,
            _ => null,
        }).OfType<string>().ToHashSet();
        return member.DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name)
            .Where(name => name.Parent is not NameColonSyntax)
            .Select(name => name.Identifier.Text).Where(name => !own.Contains(name)).Distinct().ToArray();
    }
}
