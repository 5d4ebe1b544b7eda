using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Documents;

public sealed class NotebookFuzzTests
{
    [Fact]
    public void A_thousand_changed_notebooks_are_read_and_saved_without_a_loss_or_refused_in_one_line()
    {
        using var fixture = new NotebookFixture();
        string path = Path.Combine(fixture.Folder, "fuzz.ipynb");
        int read = 0, refused = 0;
        foreach (byte[] bytes in NotebookFuzz.Make(1000, seed: 20))
        {
            var clock = Stopwatch.StartNew();
            File.WriteAllBytes(path, bytes);
            try
            {
                var notebook = Notebook.Load(path);
                _ = notebook.IsCSharp;
                Assert.All(notebook.Cells, cell => Assert.NotNull((cell.Source, cell.Tags, cell.Outputs, cell.Id, cell.IsRunnable).Source));
                notebook.Save(path);
                AssertNothingLost(bytes, File.ReadAllBytes(path));
                Assert.Equal(File.ReadAllText(path), Notebook.Load(path).ToCanonicalText());
                read++;
            }
            catch (NotebookException error)
            {
                Assert.StartsWith(path + ": ", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
                Assert.Equal(bytes, File.ReadAllBytes(path));
                refused++;
            }

            Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
        }

        // Both ways are well trodden.
        Assert.InRange(read, 200, 800);
        Assert.InRange(refused, 200, 800);
    }

    /// <summary>Every value is there again, and nothing that nobody wrote, but for what the canonical form adds:
    /// missing fields, and lines.</summary>
    private static void AssertNothingLost(byte[] before, byte[] after)
    {
        string text = Encoding.UTF8.GetString(before).TrimStart('\uFEFF');
        var (old, saved) = (Leaves(JsonNode.Parse(text), "$"), Leaves(JsonNode.Parse(after), "$"));
        // A field that is null is filled in as one that is missing.
        old.RemoveWhere(leaf => leaf.Value == "null" && !saved.Contains(leaf));
        // A notebook of ours without language_info gets the kernel's, and the language as VS Code spells it.
        if (saved.Contains(("$.metadata.kernelspec.language", "\"csharp\"")))
        {
            saved.RemoveWhere(leaf => leaf.At == "$.metadata.kernelspec.language"
                || leaf.At.StartsWith("$.metadata.language_info.", StringComparison.Ordinal));
            old.Remove(("$.metadata.kernelspec.language", "\"C#\""));
        }

        Assert.Empty(old.Except(saved));
        var known = old.Select(leaf => leaf.At).ToHashSet();
        Assert.All(saved.Where(leaf => !known.Contains(leaf.At)),
            leaf => Assert.True(leaf.Value is "{}" or "[]" or "null" or "0" || leaf.Value.StartsWith("\"cell-", StringComparison.Ordinal),
                $"{leaf} is new"));
    }

    /// <summary>Every value with its path; an array of nothing but text is the text.</summary>
    private static HashSet<(string At, string Value)> Leaves(JsonNode? node, string at)
    {
        HashSet<(string At, string Value)> leaves = [];
        if (node is JsonObject { Count: > 0 } fields)
            leaves.UnionWith(fields.SelectMany(field => Leaves(field.Value, $"{at}.{field.Key}")));
        else if (node is JsonArray { Count: > 0 } items && !MultilineText.IsText(RawJson.Of(items)))
            leaves.UnionWith(items.SelectMany((item, i) => Leaves(item, FormattableString.Invariant($"{at}[{i}]"))));
        else if (node is JsonValue or JsonArray && MultilineText.IsText(RawJson.Of(node)))
            leaves.Add(
                (at, node is JsonArray { Count: 0 }
                    ? "[]" : MultilineText.Read(RawJson.Of(node)) is { Length: > 0 } text ? JsonSerializer.Serialize(text) : "[]"));
        else
            // 2.50 is 2.5
            leaves.Add(
                (at, node?.GetValueKind() == JsonValueKind.Number
                    ? JsonNumber.Canonical(node.ToJsonString()) : node?.ToJsonString() ?? "null"));
        return leaves;
    }
}
