namespace NeuralNotebook.Kernel;

/// <summary>What every cell can call without a class name, named as in .NET Interactive.</summary>
public static class CellFunctions
{
#pragma warning disable IDE1006, CA1707 // .NET Interactive's name.
    /// <summary>Shows a value here and now, in the middle of a cell.</summary>
    /// <param name="value">Anything; it is shown as a cell's last expression would be.</param>
    /// <param name="mimeTypes">The forms to show it in, such as "text/plain"; none for all that it has.</param>
    /// <returns>A handle that can show another value in its place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => DisplayPublisher.Show(value, mimeTypes);

    /// <summary>Asks whoever sits at the notebook for a line of text.</summary>
    public static string input(string prompt = "") => DisplayPublisher.Ask(prompt, isSecret: false);

    /// <summary>Asks for a line of text that is not shown while it is typed.</summary>
    public static string password(string prompt = "") => DisplayPublisher.Ask(prompt, isSecret: true);
#pragma warning restore IDE1006, CA1707

    /// <summary>HTML, as a value to be shown.</summary>
    public static HtmlContent HTML(string content) => new(content ?? throw new ArgumentNullException(nameof(content)));

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">Whether it stays until the cell shows something new, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => DisplayPublisher.Clear(wait);

    /// <summary>Runs JavaScript in the page, where the page allows it.</summary>
    public static void Javascript(string content) => DisplayPublisher.Show("application/javascript", content);

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => DisplayPublisher.Show("text/html", $"<style>{content}</style>");
}
