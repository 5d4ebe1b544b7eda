using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>Shows through the delegate that a notebook kernel leaves in the process under the name <c>Notebook.Display</c>: display id, what to show by
/// MIME type, and whether this takes the place of what that id showed before.</summary>
internal sealed class NotebookDisplay(Action<string, IReadOnlyDictionary<string, string>, bool> display) : LiveDisplay
{
    private static int displays;

    private string id = "";
    private bool again;

    public new static NotebookDisplay? Find() =>
        AppDomain.CurrentDomain.GetData("Notebook.Display") is Action<string, IReadOnlyDictionary<string, string>, bool> display ? new(display) : null;

    public override void Begin() => (id, again) = ("live-" + Interlocked.Increment(ref displays).ToString(CultureInfo.InvariantCulture), false);

    public override void Show(Figure figure, string line)
    {
        display(id, new Dictionary<string, string>
        {
            ["application/vnd.plotly.v1+json"] = figure.ToPlotlyJson(),
            ["image/svg+xml"] = figure.ToSvg(),
            ["text/plain"] = figure.AlternativeText,
        }, again);
        again = true;
    }
}
