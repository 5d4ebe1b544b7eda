using System.Text.Json.Nodes;

namespace NeuralNotebook.Pages;

/// <summary>A picture as an address that holds it whole.</summary>
internal static class PictureData
{
    private static readonly string[] Pixels = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>The picture of a bundle by MIME type; null where it holds none.</summary>
    public static string? Of(JsonObject bundle)
    {
        if (BundleText.Find(bundle, "image/svg+xml") is { } svg)
            return OfSvg(svg);
        string? type = Pixels.FirstOrDefault(bundle.ContainsKey);
        return type is not null && BundleText.Find(bundle, type) is { } data
            ? $"data:{type};base64,{string.Concat(data.Where(letter => !char.IsWhiteSpace(letter)))}" : null;
    }

    /// <summary>An SVG, readable as it stands, which packs better than base64 does.</summary>
    public static string OfSvg(string svg) => "data:image/svg+xml;charset=utf-8," + DarkPicture.Of(svg)
        .Replace("%", "%25", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace("\t", "%09", StringComparison.Ordinal);
}
