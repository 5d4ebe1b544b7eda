namespace NeuralNotebook.Kernel;

/// <summary>The extension methods that every cell can call.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value here and now, in the middle of a cell.</summary>
    /// <returns>A handle that can show another value in its place.</returns>
    public static DisplayedValue Display(this object? value) => DisplayPublisher.Show(value);

    /// <summary>Shows a text as content of a MIME type, such as text/markdown.</summary>
    public static DisplayedValue DisplayAs(this string content, string mimeType) => DisplayPublisher.Show(mimeType, content);
}
