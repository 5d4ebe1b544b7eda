using System.Text;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Progress files that cannot be read, by name. What writes the file and what shows it agree on which they are.</summary>
internal static class DamagedProgress
{
    public static IReadOnlyDictionary<string, byte[]> Files { get; } = new Dictionary<string, byte[]>
    {
        ["empty"] = [],
        ["cut off"] = "{ \"passed\": [\"00.1\""u8.ToArray(),
        ["garbage behind"] = "{ \"passed\": [] } }"u8.ToArray(),
        ["null"] = "null"u8.ToArray(),
        ["a list"] = "[]"u8.ToArray(),
        ["a number as list"] = "{ \"passed\": 3 }"u8.ToArray(),
        ["an object as list"] = "{ \"passed\": { \"00.1\": true } }"u8.ToArray(),
        ["text as list"] = "{ \"passed\": \"00.1\" }"u8.ToArray(),
        ["a key twice"] = "{ \"passed\": [\"00.1\"], \"passed\": [] }"u8.ToArray(),
        ["a key twice deep down"] = "{ \"passed\": [], \"more\": [{ \"a\": 1, \"a\": 2 }] }"u8.ToArray(),
        ["half a character"] = "{ \"passed\": [\"\\ud83d\"] }"u8.ToArray(),
        ["half a character elsewhere"] = "{ \"passed\": [], \"name\": \"\\ud83d\" }"u8.ToArray(),
        ["half a character in a key"] = "{ \"passed\": [], \"\\ud83d\": 1 }"u8.ToArray(),
        ["latin-1"] = Encoding.Latin1.GetBytes("{ \"passed\": [], \"name\": \"Zo\u00eb\" }"),
        ["too deep"] = Encoding.UTF8.GetBytes("{ \"passed\": [], \"deep\": " + new string('[', 1100) + new string(']', 1100) + "}"),
    };

    /// <summary>Files that are read; each has the one exercise 00.1.</summary>
    public static IReadOnlyDictionary<string, byte[]> Readable { get; } = new Dictionary<string, byte[]>
    {
        ["plain"] = "{ \"passed\": [\"00.1\"] }"u8.ToArray(),
        ["other things"] = "{ \"name\": \"Ada\", \"passed\": [null, 7, \"00.1\", {}] }"u8.ToArray(),
        ["a byte-order mark"] = [.. Encoding.UTF8.Preamble, .. "{ \"passed\": [\"00.1\"] }"u8],
        ["utf-16"] = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{ \"passed\": [\"00.1\"] }")],
        ["deep"] = Encoding.UTF8.GetBytes("{ \"passed\": [\"00.1\"], \"deep\": " + new string('[', 100) + new string(']', 100) + "}"),
    };
}
