using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>Methods as statements.</summary>
internal static class Statements
{
    /// <summary>The method with a body in braces: <c>=> value</c> becomes <c>{ return value; }</c>.</summary>
    public static MethodDeclarationSyntax Block(MethodDeclarationSyntax method)
    {
        if (method.ExpressionBody is not { } arrow)
            return method;
        string head = method.WithExpressionBody(null).WithSemicolonToken(default).WithoutTrailingTrivia().ToFullString();
        string statement = method.ReturnType.ToString() == "void" ? $"{arrow.Expression};" : $"return {arrow.Expression};";
        return Method($"{head}\n{{\n    {statement}\n}}");
    }

    public static MethodDeclarationSyntax Method(string text) => (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text)!;
}
