using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>A wrong version of a solution: one place changed.</summary>
/// <param name="Family">The operator that changed it: "sign", "axis".</param>
/// <param name="Methods">The methods of the solution's cell, one of them changed.</param>
/// <param name="Field">A variable that the mutant keeps from call to call, or nothing.</param>
/// <param name="Change">The lines that differ: "old ⇒ new".</param>
internal sealed partial record Mutation(string Family, IReadOnlyList<MethodDeclarationSyntax> Methods, string Field, string Change)
{
    public static string ChangeBetween(string before, string after)
    {
        string[] old = Lines(before), changed = Lines(after);
        int head = 0, tail = 0;
        while (head < Math.Min(old.Length, changed.Length) && old[head] == changed[head])
            head++;
        while (tail < Math.Min(old.Length, changed.Length) - head && old[^(tail + 1)] == changed[^(tail + 1)])
            tail++;
        string was = string.Join(" ", old[head..^tail]), becomes = string.Join(" ", changed[head..^tail]);
        return was.Length == 0 ? $"added: {becomes}" : becomes.Length == 0 ? $"deleted: {was}" : $"{was} ⇒ {becomes}";
    }

    private static string[] Lines(string text) =>
        [.. text.Split('\n').Select(line => Spaces().Replace(Comment().Replace(line, ""), " ").Trim()).Where(line => line.Length > 0)];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("//.*$")]
    private static partial Regex Comment();
}
