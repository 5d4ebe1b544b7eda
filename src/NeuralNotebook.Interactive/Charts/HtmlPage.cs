using System.Net;

namespace NeuralNotebook.Interactive;

/// <summary>A page around one figure.</summary>
internal static class HtmlPage
{
    public static string Of(Figure figure) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{WebUtility.HtmlEncode(XmlText.Clean(figure.Title ?? "Figure"))}</title>
        <style>body {'{'} margin: 1rem; background: #ffffff; {'}'} svg {'{'} max-width: 100%; height: auto; {'}'}</style>
        </head>
        <body>
        {figure.ToSvg()}
        </body>
        </html>

        """.ReplaceLineEndings("\n");
}
