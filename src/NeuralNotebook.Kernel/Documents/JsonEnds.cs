using System.Buffers;

namespace NeuralNotebook.Kernel;

/// <summary>Where the long arrays and objects of a JSON text end, so that whoever walks through a thousand levels looks for none of the
/// ends a thousand times.</summary>
internal sealed class JsonEnds
{
    /// <summary>From how many bytes on an end is remembered. To look for a near one costs less than to keep it.</summary>
    private const int Far = 256;

    private static readonly SearchValues<byte> Brackets = SearchValues.Create("\"{}[]"u8);

    private static readonly Comparer<(int Start, int End)> ByStart =
        Comparer<(int Start, int End)>.Create((a, b) => a.Start.CompareTo(b.Start));

    private readonly List<(int Start, int End)> far = [];

    /// <summary>Looks through a text once. It is known to be valid.</summary>
    public JsonEnds(ReadOnlySpan<byte> json)
    {
        var open = new Stack<int>();
        for (int at = 0; json[at..].IndexOfAny(Brackets) is >= 0 and var next; at++)
        {
            at += next;
            if (json[at] == '"')
            {
                at += LengthOfString(json[at..]) - 1;
            }
            else if (json[at] is (byte)'{' or (byte)'[')
            {
                open.Push(far.Count);
                far.Add((at, 0));
            }
            else
            {
                int begun = open.Pop(), start = far[begun].Start;
                if (at + 1 - start < Far)
                    far.RemoveRange(begun, far.Count - begun);   // what lies in it is nearer still
                else
                    far[begun] = (start, at + 1);
            }
        }
    }

    /// <summary>The length of an array or object that begins at a place.</summary>
    /// <param name="json">The text from there on.</param>
    /// <param name="start">The place.</param>
    public int LengthAt(ReadOnlySpan<byte> json, int start)
    {
        int known = far.BinarySearch((start, 0), ByStart);
        if (known >= 0)
            return far[known].End - start;
        int at = 0;
        for (int depth = 0; ;)
        {
            at += json[at..].IndexOfAny(Brackets);
            depth += json[at] switch { (byte)'"' => 0, (byte)'{' or (byte)'[' => 1, _ => -1 };
            at += json[at] == '"' ? LengthOfString(json[at..]) : 1;
            if (depth == 0)
                return at;
        }
    }

    /// <summary>The length of the string that a text begins with, quotes and all.</summary>
    public static int LengthOfString(ReadOnlySpan<byte> json)
    {
        int at = 1;
        while (json[at += json[at..].IndexOfAny((byte)'"', (byte)'\\')] == '\\')
            at += 2;
        return at + 1;
    }
}
