using System.Text;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests;

/// <summary>Notebooks that something happened to: a small real one, changed at random, the same way every time.</summary>
internal static class NotebookFuzz
{
    /// <summary>Text, code, a picture, a table, an error: what chapters are made of.</summary>
    public const string Whole = """
        {"cells":[
         {"cell_type":"markdown","id":"title","metadata":{},"source":["# 05 Softmax – é 🎉\n","**After this chapter** you can.\n","15 minutes"],"attachments":{"a.png":{"image/png":"AAAA"}}},
         {"cell_type":"code","execution_count":1,"id":"first","metadata":{"tags":["headline","exercise"],"jupyter":{"source_hidden":true}},"source":["var x = 1;\n","x"],
          "outputs":[{"output_type":"stream","name":"stdout","text":["one\n","two"]},
           {"output_type":"execute_result","execution_count":1,"metadata":{},"data":{"text/plain":["1"],"text/html":"<b>1</b>"}},
           {"output_type":"display_data","metadata":{"k":[]},"data":{"image/svg+xml":["<svg>\n","</svg>"],"image/png":"iVBORw0K","application/vnd.plotly.v1+json":{"data":[{"y":[1.0,2.50,1e-7]}],"layout":{}},"text/plain":"a line"}}]},
         {"cell_type":"code","execution_count":null,"id":"second","metadata":{},"source":"throw new Exception(\"\\ud83c\\udf89\");",
          "outputs":[{"output_type":"error","ename":"Exception","evalue":"e","traceback":["a","b"]}]},
         {"cell_type":"raw","id":"raw","metadata":{"format":"text/x"},"source":""}],
        "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"C#"}},"nbformat":4,"nbformat_minor":5}
        """;

    private static readonly string[] Strange =
        ["null", "5", "-1", "1e999", "\"text\"", "\"\\ud800\"", "[]", "[5]", "[[\"a\"]]", "{}", "{\"a\":1,\"a\":2}", "true", "\"\\u0000\"",
            "99999999999999999999", "[null]", "{\"\\udfff\":0}"];

    private static readonly byte[][] Pieces =
        [[0], [0xFF], [0xC3], [0xE9], "\""u8.ToArray(), "\\"u8.ToArray(), "{"u8.ToArray(), "]"u8.ToArray(), ","u8.ToArray(),
            "\r\n"u8.ToArray(), "\\ud83d"u8.ToArray(), "\uFEFF"u8.ToArray(), "//"u8.ToArray(), "NaN"u8.ToArray(), "1"u8.ToArray()];

    /// <summary>So many changed notebooks.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Which.</param>
    public static IEnumerable<byte[]> Make(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
            yield return i % 2 == 0 ? ChangeBytes(random) : Encoding.UTF8.GetBytes(ChangeValues(random));
    }

    private static byte[] ChangeBytes(Random random)
    {
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(Whole));
        for (int change = random.Next(1, 3); change > 0; change--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 4 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    return [.. bytes];
                case 5:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case var _ when char.IsAsciiLetterOrDigit((char)bytes[at]):
                    // Harmless, mostly: another word, another number.
                    bytes[at] = (byte)"abcXYZ0123"[random.Next(10)];
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Puts strange values in the place of some, as text, because no tree of values holds them all.</summary>
    private static string ChangeValues(Random random)
    {
        var root = JsonNode.Parse(Whole)!;
        var marks = new Dictionary<string, string>();
        for (int change = random.Next(1, 3); change > 0; change--)
        {
            var all = Below(root).Where(node => node.Parent is not null).ToArray();
            var node = all[random.Next(all.Length)];
            string strange = random.Next(10) == 0 ? new string('[', 1100) + new string(']', 1100) : Strange[random.Next(Strange.Length)],
                mark = $"@{change}@";
            marks[mark] = strange;
            if (random.Next(5) == 0 && node.Parent is JsonObject parent)
                parent.Remove(node.GetPropertyName());
            else
                node.ReplaceWith(mark);
        }

        return marks.Aggregate(root.ToJsonString(), (text, mark) => text.Replace($"\"{mark.Key}\"", mark.Value, StringComparison.Ordinal));
    }

    private static IEnumerable<JsonNode> Below(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Below(field.Value)).Prepend(fields),
        JsonArray items => items.SelectMany(Below).Prepend(items),
        null => [],
        _ => [node],
    };
}
