using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralNotebook.Interactive;

/// <summary>The kernel's ends of the pads: strokes come, the network's answers go.</summary>
/// <remarks>The page opens a comm to the target <c>drawn-digit</c> with <c>{"pad": 1}</c>, the number of the pad that it shows, and sends
/// <c>{"turn": 7, "strokes": [[[120, 40], …], …]}</c>, points in a square of 1000 × 1000. The answer has the same turn,
/// and <c>probabilities</c>, <c>digit</c>,
/// <c>sentence</c>, and the <c>picture</c> that the network saw, row by row from 0 to 255 with <c>side</c> pixels in a row;
/// or a <c>problem</c> in words.</remarks>
internal static class PadComms
{
    public const string Target = "drawn-digit";

    private const double Side = 1000;
    private const int MostPoints = 20_000;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly NumberedComms<DigitReader> Readers = new(Target, "pad", Answer);

    /// <summary>Lets the page ask a network through a pad; returns the pad's number.</summary>
    public static int Add(DigitReader reader) => Readers.Add(reader);

    /// <summary>The answer to a message, both as JSON.</summary>
    internal static string Answer(DigitReader reader, string message)
    {
        var question = JsonSerializer.Deserialize<Question>(message, Web)!;
        return JsonSerializer.Serialize(Answer(reader, question), Web);
    }

    private static Reply Answer(DigitReader reader, Question question)
    {
        if (question.Strokes.Sum(stroke => (long)stroke.Length) > MostPoints)
            return new Reply(question.Turn) { Problem = $"This drawing has more than {MostPoints} points: clear it, and draw one digit." };
        try
        {
            var answer =
                reader.Read(
                    RoundPen.Draw(
                        [.. question.Strokes.Select(stroke => stroke.Select(point => (point[0] / Side, point[1] / Side)).ToList())]));
            return new Reply(question.Turn)
            {
                Probabilities = answer.Probabilities,
                Digit = answer.Digit,
                Sentence = answer.Sentence,
                Side = answer.Picture.Columns,
                Picture = [.. answer.Picture.Values.ToArray().Select(ink => (int)Math.Round(255 * Math.Clamp(ink, 0, 1)))],
            };
        }
        catch (ArgumentException error)
        {
            return new Reply(question.Turn) { Problem = error.Message };
        }
    }

    private sealed record Question(int Turn, double[][][] Strokes);

    private sealed record Reply(int Turn)
    {
        public IReadOnlyList<double>? Probabilities { get; init; }

        public int? Digit { get; init; }

        public string? Sentence { get; init; }

        public int? Side { get; init; }

        public IReadOnlyList<int>? Picture { get; init; }

        public string? Problem { get; init; }
    }
}
