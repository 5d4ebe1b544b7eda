using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace NeuralNotebook.Kernel.Tests.Documents;

/// <summary>What holds for every notebook, tried on hundreds of made-up ones.</summary>
public sealed class NotebookProperties
{
    private static readonly Gen<string> Text =
        Gen.Elements("", "a", "x = 1;\n", "line\nline", "\n\n", "tab\t\"quoted\" \\ back", "Ünïcode 🎉", "\u2028", "\r\n", "</script>",
            "\u0000\u001f").Two().Select(two => two.Item1 + two.Item2);

    private static readonly Gen<JsonNode?> Value = Gen.Sized(Json);

    [Fact]
    public void Writing_and_reading_gives_every_field_back() => Prop.ForAll(Notebooks.ToArbitrary(), json =>
    {
        var before = JsonNode.Parse(json)!;
        var after = JsonNode.Parse(Notebook.Parse(json).ToCanonicalText())!;
        Assert.True(JsonNode.DeepEquals(Joined(before), Joined(after)), json);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_canonical_form_is_its_own_canonical_form() => Prop.ForAll(Notebooks.ToArbitrary(), json =>
    {
        string once = Notebook.Parse(json).ToCanonicalText();
        Assert.Equal(once, Notebook.Parse(once).ToCanonicalText());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_canonical_form_does_not_depend_on_the_order_of_fields_or_on_how_text_is_written() =>
        Prop.ForAll(Notebooks.ToArbitrary(), json =>
        {
            var reversed = Reversed(Joined(JsonNode.Parse(json)!));
            Assert.Equal(Notebook.Parse(json).ToCanonicalText(), Notebook.Parse(reversed.ToJsonString()).ToCanonicalText());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Saving_and_loading_gives_the_same_text() => Prop.ForAll(Notebooks.ToArbitrary(), json =>
    {
        using var fixture = new NotebookFixture();
        string path = Path.Combine(fixture.Folder, "any.ipynb");
        var notebook = Notebook.Parse(json);
        notebook.Save(path);
        Assert.Equal(notebook.ToCanonicalText(), Notebook.Load(path).ToCanonicalText());
        Assert.Equal([path], Directory.GetFiles(fixture.Folder));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_with_a_reason() =>
        Prop.ForAll(Gen.OneOf(Text, Notebooks.SelectMany(json => Gen.Choose(0, json.Length).Select(length => json[..length])))
            .ToArbitrary(), text =>
        {
            try
            {
                Notebook.Parse(text);
            }
            catch (FormatException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
        }).QuickCheckThrowOnFailure();

    private static Gen<string> Notebooks =>
        from minor in Gen.Choose(0, 5)
        from cells in Cell(minor).ListOf()
        from metadata in Fields
        from extra in Fields
        select Make(minor, cells, metadata, extra);

    private static Gen<JsonObject> Fields => Gen.Elements("kernelspec", "x", "zebra", "Ä").Zip(Value).ListOf().Select(fields =>
        new JsonObject(fields.DistinctBy(entry => entry.Item1)
            .Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2?.DeepClone()))));

    private static Gen<JsonObject> Cell(int minor) =>
        from type in Gen.Elements("code", "markdown", "raw")
        from source in Source
        from metadata in Fields
        from outputs in Output.ListOf()
        from count in Gen.Choose(0, 9)
        from unknown in Value
        select MakeCell(minor, type, source, metadata, outputs, count, unknown);

    /// <summary>One string, or its lines.</summary>
    private static Gen<JsonNode> Source =>
        Text.Zip(Gen.Elements(true, false)).Select(pair => pair.Item2 ? (JsonNode)pair.Item1 : Lines(pair.Item1));

    private static JsonArray Lines(string text) =>
        [.. System.Text.RegularExpressions.Regex.Split(text, "(?<=\n)").Where(line => line.Length > 0)
            .Select(line => JsonValue.Create(line))];

    private static Gen<JsonObject> Output => Gen.OneOf(
        Source.Select(text => new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text.DeepClone() }),
        Source.Zip(Value).Select(pair => new JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject
            {
                ["text/plain"] = pair.Item1.DeepClone(),
                ["image/png"] = "AAAA",
                ["application/json"] = pair.Item2?.DeepClone()
            },
        }),
        Text.Select(text =>
            new JsonObject { ["output_type"] = "error", ["ename"] = "E", ["evalue"] = text, ["traceback"] = new JsonArray(text, "line") }));

    private static Gen<JsonNode?> Json(int size)
    {
        var leaf = Gen.OneOf(
            Gen.Constant<JsonNode?>(null),
            Gen.Elements("1.50", "-0", "1e400", "12345678901234567890", "true").Select(number => JsonNode.Parse(number)),
            Text.Select(text => (JsonNode?)JsonValue.Create(text)));
        if (size < 2)
            return leaf;
        var smaller = Json(size / 4);
        return Gen.OneOf(
            leaf,
            smaller.ListOf().Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Text.Zip(smaller).ListOf()
                .Select(fields =>
                    (JsonNode?)new JsonObject(fields.DistinctBy(entry => entry.Item1)
                        .Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2?.DeepClone())))));
    }

    private static string Make(int minor, IEnumerable<JsonObject> cells, JsonObject metadata, JsonObject extra)
    {
        var json = new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = minor,
            ["metadata"] = metadata.DeepClone(),
            ["extra"] = extra.DeepClone()
        };
        json["cells"] = new JsonArray([.. cells.Select((cell, i) =>
        {
            var own = (JsonObject)cell.DeepClone();
            if (minor >= 5)
                own["id"] = $"c{i}";
            return own;
        })]);
        return json.ToJsonString();
    }

    private static JsonObject MakeCell(int minor, string type, JsonNode source, JsonObject metadata, IEnumerable<JsonObject> outputs,
        int count, JsonNode? unknown)
    {
        var cell = new JsonObject
        {
            ["cell_type"] = type,
            ["source"] = source.DeepClone(),
            ["metadata"] = metadata.DeepClone(),
            ["unknown"] = unknown?.DeepClone()
        };
        if (type == "code")
        {
            cell["execution_count"] = count == 0 ? null : count;
            cell["outputs"] = new JsonArray([.. outputs.Select(output => output.DeepClone())]);
        }
        else if (minor >= 1)
        {
            cell["attachments"] = new JsonObject { ["a.png"] = new JsonObject { ["image/png"] = "AAAA" } };
        }

        return cell;
    }

    /// <summary>The same notebook with every multi-line text as one string: how it is written says nothing.</summary>
    private static JsonNode Joined(JsonNode notebook)
    {
        var copy = notebook.DeepClone();
        foreach (var cell in copy["cells"]!.AsArray())
        {
            cell!["source"] = MultilineText.Read(RawJson.Of(cell["source"]));
            foreach (var output in cell["outputs"]?.AsArray() ?? [])
            {
                if (output!["text"] is { } text)
                    output["text"] = MultilineText.Read(RawJson.Of(text));
                if (output["data"]?["text/plain"] is { } plain)
                    output["data"]!["text/plain"] = MultilineText.Read(RawJson.Of(plain));
            }
        }

        return copy;
    }

    private static JsonNode Reversed(JsonNode node) => node switch
    {
        JsonObject fields =>
            new JsonObject(fields.Reverse()
                .Select(entry => KeyValuePair.Create(entry.Key, entry.Value is null ? null : (JsonNode?)Reversed(entry.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Reversed(item))]),
        _ => node.DeepClone(),
    };
}
