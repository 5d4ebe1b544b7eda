using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>What the page asks for while a number is dragged: a run of the cell with the text that it would have.</summary>
/// <param name="Run">How the page knows the answer.</param>
/// <param name="Code">The cell's text, with the new number.</param>
/// <param name="Place">Where in it the number is, in UTF-16 units; null for a cell that follows another whose number is dragged.</param>
/// <param name="Cell">What error messages call the cell.</param>
/// <param name="IsDraft">Whether the number still moves, so that what is shown is never stored.</param>
internal sealed record LiveRequest(int Run, string Code, int? Place, int Cell, bool IsDraft)
{
    /// <summary>Reads a message of the page's.</summary>
    /// <exception cref="FormatException">A field is missing or of the wrong kind.</exception>
    public static LiveRequest Read(string data)
    {
        try
        {
            var fields = JsonNode.Parse(data)!.AsObject();
            return new LiveRequest(
                (int)fields["run"]!,
                (string)fields["code"]!,
                (int?)fields["place"],
                (int?)fields["cell"] ?? 0,
                (bool?)fields["draft"] == true);
        }
        catch (Exception error) when (error is InvalidOperationException or NullReferenceException or JsonException or FormatException)
        {
            throw new FormatException(
                "a dragged number's message needs 'run', a whole number, 'code', a string, and, where it has them, "
                + "'place' and 'cell', whole numbers, and 'draft', true or false",
                error);
        }
    }
}
