using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>A pad to draw a digit on, which a network reads along. The course's page shows it;
/// where nobody can draw, it says what to do instead.</summary>
[TypeFormatterSource(typeof(Formatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class DrawingPad
{
    internal const string MimeType = "application/vnd.neural-notebook.pad+json";

    private const string Heading = "The course's own page (not the plain one) shows a pad to draw on here";

    private static readonly string[] Instead =
    [
        "Anywhere else, write the digit as text: DrawnDigit.Ask(model, \"\"\"…\"\"\") with '.' for paper and '#' for ink, "
            + "a line for each row.",
        "Or take a photo of it: DrawnDigit.Ask(model, Photo.ReadInk(\"my-digit.jpg\")).",
    ];

    private readonly int number;

    internal DrawingPad(DigitReader reader) => number = PadComms.Add(reader);

    /// <summary>What to do where there is no pad.</summary>
    public override string ToString() => string.Join('\n', [Heading + ".", .. Instead]);

    private sealed class Formatters
    {
        [SuppressMessage("Performance", "CA1822", Justification = "The convention asks for an instance method.")]
        public IEnumerable<object> CreateTypeFormatters()
        {
            object html = new Formatter<DrawingPad>("text/html", _ => new MessageBox(Mood.Quiet, Heading, Instead).ToHtml());
            return HostKernel.IsDotNetInteractive
                ? [html]
                :
                [
                    new Formatter<DrawingPad>(MimeType, pad => string.Create(CultureInfo.InvariantCulture, $$"""{"pad":{{pad.number}}}""")),
                    html,
                    new Formatter<DrawingPad>("text/plain", pad => WrappedText.Of(pad.ToString())),
                ];
        }
    }
}
