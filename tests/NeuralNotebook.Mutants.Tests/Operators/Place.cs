using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>A method that is to be changed, and the ways to change it.</summary>
internal sealed class Place(MethodDeclarationSyntax method, SemanticModel meaning, bool isEntry)
{
    public MethodDeclarationSyntax Method { get; } = method;

    /// <summary>Whether the check calls this method itself.</summary>
    public bool IsEntry { get; } = isEntry;

    public IReadOnlyList<(string Name, string Type)> Parameters { get; } =
        [.. method.ParameterList.Parameters.Select(each => (each.Identifier.Text, each.Type!.ToString()))];

    public string ReturnType { get; } = method.ReturnType.ToString();

    public IEnumerable<T> All<T>()
        where T : SyntaxNode => ((SyntaxNode?)Method.Body ?? Method.ExpressionBody)!.DescendantNodes().OfType<T>();

    public string? TypeOf(ExpressionSyntax expression) =>
        meaning.GetTypeInfo(expression).Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    public bool IsNumber(ExpressionSyntax expression) => TypeOf(expression) is "double" or "int" or "float" or "long";

    /// <summary>The expression exchanged for another.</summary>
    public Edit With(ExpressionSyntax old, string text) =>
        new(Method.ToFullString(), Method.ReplaceNode(old, SyntaxFactory.ParseExpression(text).WithTriviaFrom(old)).ToFullString());

    /// <summary>A statement left out, or exchanged for another.</summary>
    public Edit With(StatementSyntax old, string? text) => new(Method.ToFullString(), text is null && old.Parent is BlockSyntax
        ? Method.RemoveNode(old, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString()
        : Method.ReplaceNode(old, SyntaxFactory.ParseStatement(text ?? ";").WithTriviaFrom(old)).ToFullString());

    /// <summary>Statements before everything else.</summary>
    public Edit Begin(string statements) => Insert(block => Statement(statements).Concat(block));

    /// <summary>Every value that is returned, changed: <c>{0}</c> is the value.</summary>
    public Edit Return(string pattern)
    {
        var block = Statements.Block(Method);
        return new(block.ToFullString(),
            block.ReplaceNodes(Returns(block),
                (old, _) =>
                    SyntaxFactory.ParseStatement(pattern.Replace("{0}", $"({ReturnType})({old.Expression})", StringComparison.Ordinal))
                        .WithTriviaFrom(old)).ToFullString());
    }

    /// <summary>The same text at two places that change together.</summary>
    public Edit Text(Func<string, string> change) => new(Method.ToFullString(), change(Method.ToFullString()));

    /// <summary>What stands outside the method, in its class.</summary>
    public Edit WithField(string field, Func<string, string> change) => new(Method.ToFullString(), change(Method.ToFullString()), field);

    private static SyntaxList<StatementSyntax> Statement(string text) =>
        ((BlockSyntax)SyntaxFactory.ParseStatement($"{{\n    {text}\n}}")).Statements;

    private Edit Insert(Func<SyntaxList<StatementSyntax>, IEnumerable<StatementSyntax>> change)
    {
        var block = Statements.Block(Method);
        return new(block.ToFullString(),
            block.WithBody(block.Body!.WithStatements(SyntaxFactory.List(change(block.Body.Statements)))).ToFullString());
    }

    private static IEnumerable<ReturnStatementSyntax> Returns(MethodDeclarationSyntax method) =>
        method.Body!.DescendantNodes(node => node is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>().Where(each => each.Expression is not null);

    /// <summary>A method before and after.</summary>
    internal sealed record Edit(string Before, string After, string Field = "");
}
