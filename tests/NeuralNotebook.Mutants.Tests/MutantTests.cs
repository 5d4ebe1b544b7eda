using System.Globalization;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>The check of every exercise, tried on wrong versions of its solution that are made by themselves.</summary>
public sealed class MutantTests
{
    private const int FewestFamilies = 8;
    private const double LeastRejected = 0.98;
    private const double LeastNamed = 0.6;

    public static TheoryData<string> Exercises => [.. Verdict.Properties];

    [Theory]
    [MemberData(nameof(Exercises))]
    public void A_wrong_version_of_the_solution_is_rejected_and_mostly_named(string property)
    {
        var verdict = Verdict.Of(property);
        string[] faults = Faults(verdict).ToArray();
        Report(verdict);

        Assert.True(faults.Length == 0, $"{verdict.Title}\n{string.Join("\n", faults)}");
    }

    [Fact]
    public void The_table_of_the_readme_says_what_came_out()
    {
        string table = string.Join("\n", Verdict.Properties.Select(property => Verdict.Of(property).Row)
            .Prepend("|---|---|---|---|---|---|---|")
            .Prepend("| Exercise | Families | Mutants | Equivalent | Differing | Rejected | Named |"));
        string file = RepositoryFolders.Project("README.md"), text = File.ReadAllText(file);
        int start = text.IndexOf("| Exercise |", StringComparison.Ordinal), end = text.LastIndexOf('|') + 1;
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(file, string.Concat(text.AsSpan(0, start), table, text.AsSpan(end)));
        else
            Assert.True(text[start..end] == table,
                $"The table of {file} is not what came out; APPROVE=1 dotnet test writes it anew:\n{table}");
    }

    private static IEnumerable<string> Faults(Verdict verdict)
    {
        if (verdict.SolutionDiffers)
            yield return "The solution's function does not answer as the reference does.";
        if (verdict.Mutants.Count < Verdict.FewestMutants || (verdict.Families < FewestFamilies && !verdict.IsRecipe))
            yield return $"{verdict.Mutants.Count} mutants of {verdict.Families} families; at least {Verdict.FewestMutants}"
                + $" of {FewestFamilies} are asked.";
        if (verdict.RejectedShare < LeastRejected)
            yield return $"Only {Percent(verdict.RejectedShare)} of the differing mutants are rejected.\nThese "
                + $"are not:\n{Lines(verdict.Survivors)}";
        if (verdict.NamedShare < LeastNamed)
            yield return $"Only {Percent(verdict.NamedShare)} of the rejected mutants are named.\nThese are not:\n{Lines(verdict.Unnamed)}";
        if (verdict.Unjust.Any())
            yield return "The check rejects these, and no input of the generator tells them from the reference: "
                + $"the generator lacks a kind of input, or the check is too strict.\n{Lines(verdict.Unjust)}";
        string[] rows = verdict.Unexplained.Select(each => $"| {verdict.Property} | {Equivalents.Written(each.Change)} | … |").ToArray();
        if (rows.Length > 0)
            yield return $"No input tells these from the reference, and Equivalent/{verdict.Property[7..9]}.md does not say why:\n"
                + string.Join("\n", rows);
        if (verdict.Stale.Count > 0)
            yield return $"Equivalent/{verdict.Property[7..9]}.md explains mutants that are not there, "
                + $"or differ:\n{string.Join("\n", verdict.Stale.Select(change => $"  {change}"))}";
    }

    /// <summary>With MUTANTS_REPORT=folder: everything that is not as good as it could be, for whoever works on the checks.</summary>
    private static void Report(Verdict verdict)
    {
        if (Environment.GetEnvironmentVariable("MUTANTS_REPORT") is not { Length: > 0 } folder)
            return;
        string head =
            $"### {verdict.Property}: {verdict.Title[9..]}\n{verdict.Mutants.Count} mutants of {verdict.Families}"
                + $" families, {verdict.Mutants.Count(each => !each.Differs)} equivalent, rejected {Percent(verdict.RejectedShare)}"
                + $", named {Percent(verdict.NamedShare)}\n";
        string survivors = verdict.Survivors.Any() ? $"\nSurvive (the check accepts them):\n{Lines(verdict.Survivors)}\n" : "";
        string unnamed = verdict.Unnamed.Any() ? $"\nRejected, not named:\n{Lines(verdict.Unnamed)}\n" : "";
        string same = verdict.Unexplained.Count > 0
            ? "\nNo input tells them from the "
                + $"reference:\n{string.Join("\n", verdict.Unexplained.Select(each => $"- {each.Family}: `{each.Change}`"))}\n" : "";
        File.WriteAllText(Path.Combine(folder, $"{verdict.Title[9..].Split(' ')[0]}.md"), head + survivors + unnamed + same);
    }

    private static string Lines(IEnumerable<Fate> fates) =>
        string.Join("\n",
            fates.Select(each =>
                $"- {each.Mutation.Family}: `{each.Mutation.Change}"
                    + $"`{(each.Message is null ? "" : $" (said, and not true elsewhere: {each.Message})")}"));

    private static string Percent(double share) => (Math.Floor(1000 * share) / 10).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
