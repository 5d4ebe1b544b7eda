using System.Text;

namespace NeuralNotebook.Kernel.Tests;

/// <summary>Notebook files that are not what they should be: what is wrong with them, and what is said of it.
/// Used by every reader's tests.</summary>
internal static class DamagedNotebooks
{
    private const string Begin = "{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{},\"cells\":[";
    private const string Lines = "should be text, or an array that holds nothing but text";

    /// <summary>Files that nobody reads, by a name, and a part of the reason.</summary>
    public static IReadOnlyDictionary<string, (byte[] Bytes, string Reason)> Refused { get; } = new Dictionary<string, (byte[], string)>
    {
        ["latin-1"] = (Encoding.Latin1.GetBytes(Code("{\n \"x\": \"caf\u00e9\"}")),
            "is not UTF-8 text: byte 0xE9 at line 2, column 11 belongs to no character"),
        ["utf-16 cut off"] =
            ([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Code())[..^1]], "begins as UTF-16 text, and is none from byte"),
        ["half a character in source"] = (Utf8(Code(source: "\"a\\n\\ud83d b\"")), "holds half a character, \\ud83d (line 1, column"),
        ["half a character in a key"] = (Utf8(Code("{\"\\udc00\":1}")), "holds half a character, \\udc00 (line 1, column"),
        ["half a character in an output"] =
            (Utf8(Code(outputs: "[{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":[\"\\ud83d\\ud83d\\ude00\"]}]")),
                "holds half a character, \\ud83d"),
        ["half a character in metadata"] =
            (Utf8(Begin.Replace("\"metadata\":{}", "\"metadata\":{\"title\":\"\\\\\\ud83d\\u0041\"}", StringComparison.Ordinal) + "]}"),
                "holds half a character, \\ud83d (line 1, column 57)"),
        ["a key twice"] =
            (Utf8("{\"nbformat\":4,\n \"nbformat\":4,\"cells\":[]}"), "has the key \"nbformat\" twice in one object (line 2, column 2)"),
        ["a key twice, spelled differently"] = (Utf8(Code("{\"a\":1,\"\\u0061\":2}")), "has the key \"a\" twice in one object"),
        ["too deep"] = (Utf8(Code(new string('[', 1200) + new string(']', 1200))), "is nested more than 1000 levels deep"),
        ["endlessly deep"] = (Utf8(new string('[', 2_000_000)), "is nested more than 1000 levels deep"),
        ["empty"] = ([], "is empty"),
        ["blank"] = (Utf8(" \n"), "is empty"),
        ["only a mark"] = ([.. Encoding.UTF8.Preamble], "is empty"),
        ["null"] = (Utf8("null"), "is not a notebook: it is no JSON object"),
        ["a list"] = (Utf8("[]"), "is not a notebook: it is no JSON object"),
        ["a trailing comma"] = (Utf8("{\"nbformat\":4,\n\"cells\":[],}"), "is not valid JSON (line 2, column 12)"),
        ["garbage behind"] = (Utf8(Code() + "\n}"), "is not valid JSON (line 2, column 1)"),
        ["cut off"] = (Utf8(Code()[..40]), "is not valid JSON (line 1, column 41)"),
        ["no number"] = (Utf8("{\"nbformat\":\"4\",\"cells\":[]}"), "is not a notebook: it has no 'nbformat' number"),
        ["half a version"] = (Utf8("{\"nbformat\":4.5,\"cells\":[]}"), "is written in nbformat 4.5"),
        ["a huge version"] = (Utf8("{\"nbformat\":1e999,\"cells\":[]}"), "is written in nbformat 1e999"),
        ["a text as minor"] = (Utf8("{\"nbformat\":4,\"nbformat_minor\":\"5\",\"cells\":[]}"),
            "'nbformat_minor' of the notebook is text, and should be a whole number"),
        ["half a minor"] = (Utf8("{\"nbformat\":4,\"nbformat_minor\":2.5,\"cells\":[]}"),
            "'nbformat_minor' of the notebook is a number, and should be a whole number"),
        ["metadata as a list"] =
            (Utf8("{\"nbformat\":4,\"metadata\":[],\"cells\":[]}"), "'metadata' of the notebook is an array, and should be an object"),
        ["cells as an object"] = (Utf8("{\"nbformat\":4,\"cells\":{}}"), "it has no list of cells"),
        ["a cell that is none"] = (Utf8(Begin + "5]}"), "element 1 of its cells is a number, and should be an object"),
        ["a cell of null"] = (Utf8(Begin + Cell() + ",null]}"), "element 2 of its cells is missing, and should be an object"),
        ["a number as type"] =
            (Utf8(Begin + "{\"cell_type\":1,\"source\":\"\"}]}"), "'cell_type' of element 1 of its cells is a number, and should be text"),
        ["no type"] = (Utf8(Begin + "{\"source\":\"\"}]}"), "'cell_type' of element 1 of its cells is missing, and should be text"),
        ["a number as id"] = (Utf8(Code(id: "7")), "'id' of element 1 of its cells is a number, and should be text"),
        ["no source"] = (Utf8(Begin + "{\"cell_type\":\"raw\"}]}"), $"'source' of element 1 of its cells is missing, and {Lines}"),
        ["nested lines"] = (Utf8(Code(source: "[[\"1\"]]")), $"'source' of element 1 of its cells is an array, and {Lines}"),
        ["a cell's metadata as a list"] = (Utf8(Code("[]")), "'metadata' of element 1 of its cells is an array, and should be an object"),
        ["attachments as text"] =
            (Utf8(Begin + "{\"cell_type\":\"markdown\",\"source\":\"\",\"attachments\":\"a\"}]}"),
                "'attachments' of element 1 of its cells is text, and should be an object"),
        ["an attachment as a number"] =
            (Utf8(Begin + "{\"cell_type\":\"markdown\",\"source\":\"\",\"attachments\":{\"a.png\":5}}]}"),
                "attachment 'a.png' of element 1 of its cells is a number, and should be an object"),
        ["outputs as an object"] = (Utf8(Code(outputs: "{}")), "'outputs' of element 1 of its cells is an object, and should be an array"),
        ["an output as a number"] = (Utf8(Code(outputs: "[5]")), "output 1 of element 1 of its cells is a number, and should be an object"),
        ["an output without a type"] =
            (Utf8(Code(outputs: "[{}]")), "'output_type' of output 1 of element 1 of its cells is missing, and should be text"),
        ["data as a number"] = (Utf8(Code(outputs: "[{\"output_type\":\"display_data\",\"data\":3}]")),
            "'data' of output 1 of element 1 of its cells is a number, and should be an object"),
        ["a picture as a number"] =
            (Utf8(Code(outputs: "[{\"output_type\":\"display_data\",\"data\":{\"image/svg+xml\":5}}]")),
                $"'image/svg+xml' of output 1 of element 1 of its cells is a number, and {Lines}"),
        ["a stream's text as an object"] =
            (Utf8(Code(outputs: "[{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":{}}]")),
                $"'text' of output 1 of element 1 of its cells is an object, and {Lines}"),
        ["a traceback of numbers"] =
            (Utf8(Code(outputs: "[{\"output_type\":\"error\",\"ename\":\"E\",\"evalue\":\"\",\"traceback\":[1]}]")),
                $"'traceback' of output 1 of element 1 of its cells is an array, and {Lines}"),
    };

    /// <summary>Files with something odd that does no harm: they are read, run and saved.</summary>
    public static IReadOnlyDictionary<string, byte[]> Kept { get; } = new Dictionary<string, byte[]>
    {
        ["a byte-order mark and line ends of Windows"] =
            [.. Encoding.UTF8.Preamble,
                .. Utf8(Code(source: "[\"Console.WriteLine(1);\\r\\n\",\n\"2\"]").Replace("\n", "\r\n", StringComparison.Ordinal))],
        ["utf-16"] = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Code(source: "\"\\\"é🎉\\\"\""))],
        ["utf-16 the other way round"] = [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Code())],
        ["utf-32"] = [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(Code())],
        ["metadata 70 deep"] = Utf8(Code(Deep(70))),
        ["metadata 990 deep"] = Utf8(Code(Deep(990))),
        ["4.0"] =
            Utf8(Code()
                .Replace("\"nbformat\":4,\"nbformat_minor\":5", "\"nbformat\":4.0,\"nbformat_minor\":5.0", StringComparison.Ordinal)),
        ["no minor version"] = Utf8("{\"nbformat\":4,\"cells\":[]}"),
        ["a tag that is a number"] = Utf8(Code("{\"tags\":[5,null,\"exercise\"]}")),
        ["tags that are a number"] = Utf8(Code("{\"tags\":5}")),
        ["a count that is text"] = Utf8(Code().Replace("\"execution_count\":null", "\"execution_count\":\"3\"", StringComparison.Ordinal)),
        ["a kernel that is a number"] =
            Utf8(Code().Replace("\"metadata\":{},\"cells\"", "\"metadata\":{\"kernelspec\":4},\"cells\"", StringComparison.Ordinal)),
        ["outputs of null"] = Utf8(Code(outputs: "null")),
        ["whole pairs, escaped"] = Utf8(Code(source: "\"\\\"\\ud83c\\udf89\\\\ud83d\\\"\"")),
        ["data that nobody here knows"] =
            Utf8(Code(outputs: "[{\"output_type\":\"display_data\",\"data\":{\"application/x\":{\"a\":[1]},\"application/json\":5}}]")),
        ["a time that is no time"] =
            Utf8(Begin + "{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"# Long\\n99999999999 minutes\"}]}"),
    };

    public static TheoryData<string> RefusedNames => [.. Refused.Keys];

    public static TheoryData<string> KeptNames => [.. Kept.Keys];

    private static string Code(string metadata = "{}", string source = "\"1 + 1\"", string outputs = "[]", string id = "\"c1\"") =>
        Begin + Cell(metadata, source, outputs, id) + "]}";

    private static string Cell(string metadata = "{}", string source = "\"1 + 1\"", string outputs = "[]", string id = "\"c1\"") =>
        $"{{\"cell_type\":\"code\",\"execution_count\":null,\"id\":{id},\"metadata\":{metadata},\"outputs\":{outputs}"
            + $",\"source\":{source}}}";

    private static string Deep(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
