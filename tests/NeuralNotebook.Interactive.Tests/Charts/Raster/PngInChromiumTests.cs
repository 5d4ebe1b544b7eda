namespace NeuralNotebook.Interactive.Tests;

/// <summary>The two pictures of a figure side by side, as a browser shows them.</summary>
[Collection(PlotlyCollection.Name)]
public sealed class PngInChromiumTests(PlotlyPage browser)
{
    public static TheoryData<string> Names => [.. Pictures.All.Keys];

    /// <summary>Twenty pixels by twenty are compared by their mean colour: letters of another typeface look alike so,
    /// and a missing or misplaced mark does not.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task The_png_shows_what_the_svg_shows(string name)
    {
        var figure = Pictures.All[name];
        var (mean, most) = await Difference(figure, figure.ToSmallPng());

        Assert.InRange(mean, 0, 5);
        Assert.InRange(most, 0, 80);
    }

    [Fact]
    public async Task Another_picture_of_the_same_size_is_told_apart()
    {
        var (mean, most) = await Difference(Pictures.All["lines"], Pictures.All["column"].ToSmallPng());

        Assert.True(mean > 5 && most > 80, $"{mean}, {most}");
    }

    private async Task<(double Mean, double Most)> Difference(Figure figure, byte[] png)
    {
        double[] found = await browser.Page.EvaluateAsync<double[]>(
            """
            async ([svg, png, width, height]) => {
                const pixels = async address => {
                    const image = new Image();
                    image.src = address;
                    await image.decode();
                    const canvas = Object.assign(document.createElement('canvas'), { width, height });
                    const context = canvas.getContext('2d');
                    context.drawImage(image, 0, 0, width, height);
                    return context.getImageData(0, 0, width, height).data;
                };
                const [a, b] = [await pixels('data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg)), await pixels('data:image/png;base64,' + png)];
                const size = 20, differences = [];
                for (let top = 0; top + size <= height; top += size)
                    for (let left = 0; left + size <= width; left += size)
                        for (let part = 0; part < 3; part++) {
                            let sum = 0;
                            for (let y = top; y < top + size; y++)
                                for (let x = left; x < left + size; x++)
                                    sum += a[4 * (y * width + x) + part] - b[4 * (y * width + x) + part];
                            differences.push(Math.abs(sum) / size / size);
                        }
                return [differences.reduce((x, y) => x + y) / differences.length, Math.max(...differences)];
            }
            """, new object[] { figure.ToSvg(), Convert.ToBase64String(png), figure.Width, figure.Height });
        return (found[0], found[1]);
    }
}
