namespace NeuralNotebook.Kernel;

/// <summary>Where a running cell's output goes. A front door turns it into its own messages.</summary>
public interface ICellOutput
{
    /// <summary>Text that the cell wrote to the console.</summary>
    /// <param name="name">"stdout" or "stderr".</param>
    /// <param name="text">The text.</param>
    void Stream(string name, string text);

    /// <summary>A value shown in the middle of a cell.</summary>
    /// <param name="displayId">What a later update calls it, or null.</param>
    /// <param name="data">The value by MIME type; JSON types as JSON text.</param>
    /// <param name="isUpdate">Whether it takes the place of what was shown under that id before.</param>
    void Display(string? displayId, IReadOnlyDictionary<string, string> data, bool isUpdate);

    /// <summary>The value of a cell's last expression.</summary>
    void Result(IReadOnlyDictionary<string, string> data);

    /// <summary>How long a cell that asked for it took; shown, but never stored, because it differs from run to run.</summary>
    void Time(TimeSpan elapsed);

    /// <summary>Something worth knowing beside a cell's own output, such as a compiler's warning:
    /// shown quietly, and never stored.</summary>
    /// <param name="text">The text, with its line break.</param>
    void Notice(string text);

    /// <summary>Help that was asked for; where the front end has a place for it, it is shown there.</summary>
    void Page(IReadOnlyDictionary<string, string> data);

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">Whether it stays until the cell shows something new.</param>
    void Clear(bool wait);

    /// <summary>Asks whoever sits at the notebook for a line of text.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="isSecret">Whether the answer is not to be shown while it is typed.</param>
    /// <exception cref="InvalidOperationException">Nobody sits there.</exception>
    string Ask(string prompt, bool isSecret);

    /// <summary>What made the cell fail.</summary>
    void Error(CellError error);
}
