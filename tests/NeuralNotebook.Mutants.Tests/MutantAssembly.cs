using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>All mutants of an exercise, compiled into one assembly, each in a class of its own.</summary>
internal sealed class MutantAssembly
{
    private const string Chapter = "ChapterCells";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);

    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Where(File.Exists).Select(file => MetadataReference.CreateFromFile(file))];

    private readonly Solution solution;
    private readonly string usings;
    private readonly SyntaxTree chapter;

    public MutantAssembly(Solution solution)
    {
        this.solution = solution;
        string[] opened = ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks",
            "System.Linq", "NeuralNotebook", "NeuralNotebook.Interactive"];
        usings = string.Join("\n", opened.Select(name => $"using {name};").Concat(solution.Usings).Distinct()) + "\n";
        chapter = Parse($"{usings}public static class {Chapter}\n{{\n{string.Join("\n", solution.LeansOn.Select(Shared))}\n}}");
    }

    /// <summary>The solution as it stands, with what the compiler knows of it.</summary>
    public (IReadOnlyList<MethodDeclarationSyntax> Methods, SemanticModel Meaning) Understood()
    {
        var tree = Tree("Original", solution.Methods);
        var compilation = CSharpCompilation.Create("original", [chapter, tree], References, Options);
        var errors = compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            throw new InvalidOperationException("The solution does not compile outside its "
                + $"notebook:\n{string.Join("\n", errors.Select(each => each.ToString()))}\n{tree}\n{chapter}");
        return ([.. tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Single(each => each.Identifier.Text == "Original").Members.OfType<MethodDeclarationSyntax>()],
            compilation.GetSemanticModel(tree));
    }

    /// <summary>The function of the solution, and of each mutant that compiles.</summary>
    public (MethodInfo Original, IReadOnlyList<(Mutation Mutation, MethodInfo Function)> Mutants) Compile(IReadOnlyList<Mutation> mutations)
    {
        var trees = mutations.Select((mutation, i) => Fused(Tree($"M{i}", mutation.Methods, mutation.Field))).ToArray();
        var original = Fused(Tree("Original", solution.Methods));
        var compilation = CSharpCompilation.Create($"Mutants{Guid.NewGuid():N}", [Fused(chapter), original, .. trees], References, Options);
        var broken = compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error)
            .Select(each => each.Location.SourceTree!).ToHashSet();
        if (broken.Contains(original))
            throw new InvalidOperationException("The solution does not compile once it can be stopped.");
        using var stream = new MemoryStream();
        var emitted = compilation.RemoveSyntaxTrees(broken).Emit(stream);
        if (!emitted.Success)
            throw new InvalidOperationException(
                string.Join("\n", emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        var assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
        return (Function(assembly, "Original"),
            [.. mutations.Index().Where(each => !broken.Contains(trees[each.Index]))
                .Select(each => (each.Item, Function(assembly, $"M{each.Index}")))]);
    }

    private MethodInfo Function(Assembly assembly, string type) => assembly.GetType(type)!.GetMethod(solution.Entry)!;

    private SyntaxTree Tree(string name, IEnumerable<MethodDeclarationSyntax> methods, string field = "") =>
        Parse($"{usings}using static {Chapter};\npublic static class {name}\n{{\n{field}\n{string.Join("\n", methods.Select(Shared))}\n}}");

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, Parsing);

    /// <summary>A member of a script as a member of a static class.</summary>
    private static string Shared(MemberDeclarationSyntax member)
    {
        string text = member.WithModifiers([]).WithoutLeadingTrivia().ToFullString();
        var own = member.Modifiers.Select(each => each.Text).Where(each => each is not ("public" or "static" or "private" or "internal"));
        string modifiers = member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax || own.Contains("const")
            ? "public" : "public static";
        return $"{string.Join(" ", own.Prepend(modifiers))} {text}";
    }

    private SyntaxTree Fused(SyntaxTree tree) =>
        CSharpSyntaxTree.Create((CSharpSyntaxNode)new FuseLayer(solution.Entry).Visit(tree.GetRoot()), Parsing);

    /// <summary>Puts the fuse into every loop and every method.</summary>
    private sealed class FuseLayer(string entry) : CSharpSyntaxRewriter
    {
        private static readonly StatementSyntax Burn = SyntaxFactory.ParseStatement("NeuralNotebook.Mutants.Tests.Fuse.Burn();");
        private static readonly StatementSyntax Light = SyntaxFactory.ParseStatement("NeuralNotebook.Mutants.Tests.Fuse.Light();");

        public override SyntaxNode? VisitForStatement(ForStatementSyntax node) => node.WithStatement(Burning(node.Statement));

        public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) => node.WithStatement(Burning(node.Statement));

        public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) => node.WithStatement(Burning(node.Statement));

        public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) => node.WithStatement(Burning(node.Statement));

        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            var body = (Statements.Block(node).Body is { } block ? (BlockSyntax)VisitBlock(block)! : null) ?? SyntaxFactory.Block();
            return Statements.Block(node)
                .WithBody(body.WithStatements(body.Statements.Insert(0, node.Identifier.Text == entry ? Light : Burn)));
        }

        private BlockSyntax Burning(StatementSyntax body) => SyntaxFactory.Block(Burn, (StatementSyntax)Visit(body));
    }
}
