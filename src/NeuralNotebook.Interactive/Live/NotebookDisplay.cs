using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>Shows through the delegate that a notebook kernel leaves in the process under the name <c>Notebook.Display</c>:
/// display id, what to show by MIME type, and whether this takes the place of what that id showed before.</summary>
internal sealed class NotebookDisplay(Action<string, IReadOnlyDictionary<string, string>, bool> display) : LiveDisplay
{
    // A front end keeps its ids when the kernel begins anew: the same id again would lead its updates to,
    // or away from, what was shown before.
    private static readonly string Process = Guid.NewGuid().ToString("N");

    private static int displays;

    private string id = "";
    private bool again;

    public new static NotebookDisplay? Find() =>
        AppDomain.CurrentDomain.GetData("Notebook.Display") is Action<string, IReadOnlyDictionary<string, string>, bool> display
            ? new(display) : null;

    public override void Begin() =>
        (id, again) = (string.Create(CultureInfo.InvariantCulture, $"live-{Process}-{Interlocked.Increment(ref displays)}"), false);

    public override void Show(Figure figure, string line) => Display(figure, []);

    /// <summary>The last state is what is stored, so it alone has a PNG, too.</summary>
    public override void End(Figure figure, string line) => Display(figure, new() { ["image/png"] = FigureFormatters.Png(figure) });

    private void Display(Figure figure, Dictionary<string, string> more)
    {
        display(id, new Dictionary<string, string>(more)
        {
            ["application/vnd.plotly.v1+json"] = figure.ToPlotlyJson(),
            ["image/svg+xml"] = figure.ToSvg(),
            ["text/plain"] = figure.AlternativeText,
        }, again);
        again = true;
    }
}
