using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>Makes all mutants of a solution.</summary>
internal static class MutantFactory
{
    public static IReadOnlyList<Mutation> Of(Solution solution, IReadOnlyList<MethodDeclarationSyntax> methods, SemanticModel meaning)
    {
        var mutations = new List<Mutation>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var changes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (family, edits) in Operators.All)
        {
            foreach (var method in methods)
            {
                foreach (var edit in edits(new Place(method, meaning, method.Identifier.Text == solution.Entry)))
                {
                    if (edit.Before == edit.After || !texts.Add(edit.Field + edit.After))
                        continue;
                    string change = Mutation.ChangeBetween(edit.Before, edit.After);
                    int times = changes[change] = changes.GetValueOrDefault(change) + 1;
                    mutations.Add(new Mutation(family, [.. methods.Select(each => each == method ? Statements.Method(edit.After) : each)],
                        edit.Field, times == 1 ? change : $"{change} ({times})"));
                }
            }
        }

        return mutations;
    }
}
