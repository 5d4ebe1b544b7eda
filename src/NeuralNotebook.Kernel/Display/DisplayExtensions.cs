namespace NeuralNotebook.Kernel;

/// <summary>The extension methods that every cell can call.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value here and now, in the middle of a cell.</summary>
    /// <param name="value">Anything; it is shown as a cell's last expression would be.</param>
    /// <param name="mimeTypes">The forms to show it in, such as "text/plain"; none for all that it has.</param>
    /// <returns>A handle that can show another value in its place.</returns>
    /// <remarks>.NET Interactive's packages bring the same method with an array; the compiler prefers the one that takes a span.</remarks>
    public static DisplayedValue Display(this object? value, params ReadOnlySpan<string> mimeTypes) =>
        DisplayPublisher.Show(value, mimeTypes.ToArray());

    /// <summary>Shows a text as content of a MIME type, such as text/markdown.</summary>
    public static DisplayedValue DisplayAs(this string content, string mimeType) => DisplayPublisher.Show(mimeType, content);

    /// <summary>What would be shown of a value in one form.</summary>
    public static string ToDisplayString(this object? value, string mimeType = "text/plain") =>
        ValueFormatter.Format(value, [mimeType])[mimeType];
}
