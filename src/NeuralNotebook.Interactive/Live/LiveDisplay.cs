namespace NeuralNotebook.Interactive;

/// <summary>A place that shows a figure and can show another one in its stead.</summary>
internal abstract class LiveDisplay
{
    /// <summary>The place that the process we run in offers.</summary>
    public static LiveDisplay Find() =>
        NotebookDisplay.Find() ?? DotNetInteractiveDisplay.Find()
            ?? (LiveDisplay)new TextDisplay(Console.Out, canRewrite: !Console.IsOutputRedirected);

    /// <summary>Starts a new display; what was shown before stays.</summary>
    public abstract void Begin();

    /// <summary>Shows a state on the way.</summary>
    public abstract void Show(Figure figure, string line);

    /// <summary>Shows the last state.</summary>
    public virtual void End(Figure figure, string line) => Show(figure, line);
}
