using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Notebooks.Tests;

public sealed class ChapterFormulaTests
{
    [Fact]
    public async Task Every_formula_parses_in_KaTeX()
    {
        var formulas = Course.Pages()
            .SelectMany(page => MarkdownParts.Formulas(page.Markdown).Select(formula => (page.Name, formula.Formula, formula.Display)))
            .ToList();
        Assert.NotEmpty(formulas);
        var failures = await FailuresAsync(formulas.Select(each => (each.Formula, each.Display)));
        Assert.True(failures.Count == 0,
            string.Join("\n",
                failures.Select(failure => $"{formulas[failure.Index].Name}: ${formulas[failure.Index].Formula}$: {failure.Message}")));
    }

    [Fact]
    public async Task A_formula_that_does_not_parse_is_found()
    {
        var failures = await FailuresAsync([("x^2", false), (@"\frac{1}{", true), (@"\nosuchcommand", false)]);
        Assert.Equal([1, 2], failures.Select(failure => failure.Index));
    }

    [Fact]
    public void Formulas_are_told_from_code_and_from_money()
    {
        const string Text = "$a$, `$b$`, costs \\$5 and \\$6, $ c $\n\n$$\nd = e\n$$\n\n```\n$f$\n```\n$g_{1}$.";
        Assert.Equal([("\nd = e\n", true), ("a", false), ("g_{1}", false)], MarkdownParts.Formulas(Text));
    }

    [Fact]
    public void Displayed_formulas_stand_on_lines_of_their_own()
    {
        // Elsewhere GitHub shows the dollar signs.
        foreach (var page in Course.Pages())
            Assert.All(MarkdownParts.WithoutCode(page.Markdown).Split('\n').Where(line => line.Contains("$$", StringComparison.Ordinal)),
                line => Assert.True(line.Trim() == "$$", $"{page.Name}: {line}"));
    }

    private static async Task<IReadOnlyList<(int Index, string Message)>> FailuresAsync(
        IEnumerable<(string Formula, bool Display)> formulas)
    {
        var (exitCode, output) = await NodePackages.RunAsync("katex",
            JsonSerializer.Serialize(formulas.Select(each => new { formula = each.Formula, display = each.Display })), "formulas.mjs");
        Assert.True(exitCode == 0, output);
        return [.. JsonNode.Parse(output)!.AsArray().Select(failure => ((int)failure!["index"]!, (string)failure["message"]!))];
    }
}
