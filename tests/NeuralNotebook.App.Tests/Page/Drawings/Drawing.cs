using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page.Drawings;

/// <summary>One of the thirty drawings; see README.md beside this file.</summary>
internal sealed record Drawing([property: JsonPropertyName("digit")] int Digit, [property: JsonPropertyName("hand")] string Hand,
    [property: JsonPropertyName("strokes")] int[][][] Strokes)
{
    private const double Side = 1000;

    /// <summary>All thirty.</summary>
    public static Drawing[] All { get; } = JsonSerializer.Deserialize<Drawing[]>(
        File.ReadAllText(Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.App.Tests", "Page", "Drawings", "digits.json")))!;

    /// <summary>Draws it on a pad with the mouse, as a hand would, and waits until the network has read all of it.</summary>
    public async Task DrawAsync(ILocator pad)
    {
        var paper = pad.Locator(".paper");
        var mouse = pad.Page.Mouse;
        if (await pad.GetByText("Clear").IsEnabledAsync())
            await pad.GetByText("Clear").ClickAsync();
        await paper.ScrollIntoViewIfNeededAsync();
        var box = (await paper.BoundingBoxAsync())!;
        foreach (int[][] stroke in Strokes)
        {
            for (int i = 0; i < stroke.Length; i++)
            {
                await mouse.MoveAsync((float)(box.X + (stroke[i][0] / Side * box.Width)),
                    (float)(box.Y + (stroke[i][1] / Side * box.Height)));
                if (i == 0)
                    await mouse.DownAsync();
            }

            await mouse.UpAsync();
        }

        await pad.And(pad.Page.Locator("[data-state=answered]")).WaitForAsync();
    }

    /// <summary>Which digit the pad says it is.</summary>
    public static async Task<int> ReadAsync(ILocator pad) =>
        int.Parse(await pad.Locator(".first .digit").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
}
