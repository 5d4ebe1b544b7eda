using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>A network to play with: data, layers and knobs on one screen, and every neuron's map while it learns.
/// The course's page shows it; other readers get a picture of what the network has learned after some epochs, and a sentence.</summary>
/// <remarks>It is the engine that learns, in the kernel. Each run can be repeated exactly, by a link or by a cell of C#, both of which the
/// page hands out. After the idea of Smilkov and Carter (2016), "Direct-manipulation visualization of deep networks".</remarks>
[TypeFormatterSource(typeof(Formatters), PreferredMimeTypes = ["text/html", "image/png"])]
public sealed class Playground
{
    internal const string MimeType = "application/vnd.neural-notebook.playground+json";

    /// <summary>So many epochs are learned for the picture of a run that does not say how many.</summary>
    private const int PictureEpochs = 60;

    private readonly string text;
    private readonly PlaygroundRun played;
    private readonly Lazy<Figure> figure;
    private readonly int number;

    /// <summary>Makes a playground.</summary>
    /// <param name="run">The text of a run, as it stands behind <c>#play=</c> in a link: <c>"data=spiral&amp;layers=8-8"</c>.
    /// Not given, it begins with circles and six neurons.</param>
    /// <exception cref="ArgumentException">The text is not that of a run; the message says which part of it.</exception>
    public Playground(string run = "")
    {
        ArgumentNullException.ThrowIfNull(run);
        text = run;
        var (start, changes, epochs) = RunText.Read(run);
        played = new PlaygroundRun(start);
        if (epochs > 0 || changes.Count > 0)
            played.Repeat(start, changes, epochs);
        number = PlaygroundComms.Add(played);
        figure = new(Draw);
    }

    /// <summary>The loss and the accuracy on the points that are learned from, as the page shows them last.</summary>
    public Evaluation Training => Played().Curves.Train[^1];

    /// <summary>The same on the points put aside.</summary>
    public Evaluation Test => Played().Curves.Test[^1];

    /// <summary>The run as the text of a link, up to the epoch that the page shows.</summary>
    public string ToLink() => RunText.Write(Played());

    /// <summary>The run as a cell of C# with the engine's own calls, up to the epoch that the page shows:
    /// it gives the same losses, to the last digit.</summary>
    public string ToCode() => RunCode.Write(Played());

    /// <summary>What the network has learned after the run's epochs, or after 60 if it names none.</summary>
    public Figure ToFigure() => figure.Value;

    /// <summary>What this is, and where it can be played.</summary>
    public override string ToString() =>
        "A playground of neurons: the course's own page (not the plain one) shows it here, with knobs, curves and every neuron's map.";

    /// <summary>The run, when what it was to repeat is repeated.</summary>
    /// <exception cref="TrainingDivergedException">It cannot be: the numbers grow beyond all bounds.</exception>
    private PlaygroundRun Played()
    {
        while (played.Target is not null)
            played.Advance();
        return played;
    }

    private Figure Draw()
    {
        var (start, changes, epochs) = RunText.Read(text);
        var run = new PlaygroundRun(start);
        run.Repeat(start, changes, epochs > 0 ? epochs : PictureEpochs);
        try
        {
            while (run.Target is not null)
                run.Advance();
        }
        catch (TrainingDivergedException)
        {
            // What it says is said where it is played; the picture shows the network before.
        }

        var see = PlaygroundInputs.Seeing(run.Settings);
        Matrix Predict(Matrix points) => run.Model.Predict([.. points.Select(p => see(p[0], p[1]))]);
        double reached = run.Settings.IsRegression ? run.Curves.Test[^1].Loss : run.Curves.Test[^1].Accuracy;
        var picture = run.Settings.IsRegression
            ? Chart.Contour((x1, x2) => Predict([[x1, x2]])[0, 0], (-PlaygroundData.Reach, PlaygroundData.Reach),
                (-PlaygroundData.Reach, PlaygroundData.Reach))
            : Chart.DecisionBoundary(Predict, run.Points.Test);
        string learned = run.Settings.IsRegression
            ? $"mean squared error {NumberText.Short(reached)}" : $"{NumberText.Percent(reached)} of the test points right";
        string after = string.Create(CultureInfo.InvariantCulture, $"After {run.Epoch} epochs: {learned}");
        picture = picture.WithTitle(after, "In the course's own page this is a playground with all knobs");
        return picture with { AlternativeText = $"{ToString()} Here is a picture of it. {picture.AlternativeText}" };
    }

    private sealed class Formatters
    {
        [SuppressMessage("Performance", "CA1822", Justification = "The convention asks for an instance method.")]
        public IEnumerable<object> CreateTypeFormatters() => HostKernel.IsDotNetInteractive
            ? [new Formatter<Playground>("text/html", shown => shown.ToFigure().ToSvg()),
                new Formatter<Playground>("image/png", shown => FigureFormatters.Png(shown.ToFigure()))]
            :
            [
                new Formatter<Playground>(MimeType,
                    shown => string.Create(CultureInfo.InvariantCulture, $$"""{"playground":{{shown.number}}}""")),
                new Formatter<Playground>("image/svg+xml", shown => shown.ToFigure().ToSvg()),
                new Formatter<Playground>("image/png", shown => FigureFormatters.Png(shown.ToFigure())),
                new Formatter<Playground>("text/plain", shown => WrappedText.Of(shown.ToFigure().AlternativeText)),
            ];
    }
}
