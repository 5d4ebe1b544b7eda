using System.Globalization;

namespace NeuralNotebook.Kernel;

/// <summary>Recognises a picture by its first bytes.</summary>
internal static class ImageBytes
{
    /// <summary>The bundle that shows the picture; null if the bytes are none.</summary>
    public static IReadOnlyDictionary<string, string>? Format(byte[] bytes)
    {
        string? type = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "png",
            [0xFF, 0xD8, 0xFF, ..] => "jpeg",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "gif",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webp",
            _ => null,
        };
        return type is null ? null : new Dictionary<string, string>
        {
            ["text/plain"] = string.Create(CultureInfo.InvariantCulture, $"{type} image, {bytes.Length:N0} bytes"),
            [$"image/{type}"] = Convert.ToBase64String(bytes),
        };
    }
}
