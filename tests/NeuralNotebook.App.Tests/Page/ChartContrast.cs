using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>Measures, on the screen, how well the texts and marks of a chart stand out from what is behind them.</summary>
internal static class ChartContrast
{
    // Texts on the cells of a heatmap are as they are in light, where the middle shades of a scale allow no more.
    private const double LeastOfText = 4.5, LeastOnField = 3.7, LeastOfMark = 3;

    // What both functions below need: colours as the screen has them, and their contrast after WCAG 2.2.
    private const string Tools = """
        const paper = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const rgb = color => {
            paper.clearRect(0, 0, 1, 1);
            paper.fillStyle = color;
            paper.fillRect(0, 0, 1, 1);
            return [...paper.getImageData(0, 0, 1, 1).data];
        };
        const linear = part => part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
        const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        const contrast = (one, other) => {
            const [low, high] = [luminance(one), luminance(other)].sort((x, y) => x - y);
            return (high + 0.05) / (low + 0.05);
        };
        """;

    /// <summary>Finds what is too faint in a chart.</summary>
    /// <param name="page">The page it is on.</param>
    /// <param name="chart">The picture, or the interactive chart.</param>
    /// <returns>A sentence for each text and mark, and how many were measured.</returns>
    public static async Task<(string[] Faint, int Measured)> FindAsync(IPage page, ILocator chart)
    {
        await chart.EvaluateAsync("""
            () => {
                const unseen = new CSSStyleSheet();
                unseen.replaceSync('svg text { visibility: hidden !important; }');
                document.adoptedStyleSheets = [unseen];
            }
            """);
        byte[] behind = await chart.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
        await chart.EvaluateAsync("() => { document.adoptedStyleSheets = []; }");
        string[] found = await chart.EvaluateAsync<string[]>("async (chart, [png, leastOfText, leastOnField, leastOfMark]) => {" + Tools + """
            const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(png), letter => letter.charCodeAt(0))]));
            const screen = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
            screen.drawImage(picture, 0, 0);
            const box = chart.getBoundingClientRect(), scale = picture.width / box.width;
            const found = [];
            let measured = 0;
            const behind = rectangle => {
                const colors = [];
                for (let i = 1; i < 8; i++) for (let j = 1; j < 4; j++) {
                    const x = (rectangle.left - box.left + rectangle.width * i / 8) * scale;
                    const y = (rectangle.top - box.top + rectangle.height * j / 4) * scale;
                    if (x >= 0 && y >= 0 && x < picture.width && y < picture.height) colors.push([...screen.getImageData(x, y, 1, 1).data]);
                }
                return colors.sort((a, b) => luminance(a) - luminance(b))[colors.length >> 1];
            };
            for (const text of chart.querySelectorAll('text')) {
                if (!text.textContent.trim() || text.closest('.modebar, .hoverlayer')) continue;
                const style = getComputedStyle(text), halo = style.stroke !== 'none' && parseFloat(style.strokeWidth) > 1;
                const ground = halo ? rgb(style.stroke) : behind(text.getBoundingClientRect());
                if (!ground || style.display === 'none' || text.getBoundingClientRect().width === 0) continue;
                measured++;
                const is = contrast(rgb(style.fill), ground);
                const isOnField = text.closest('.heatmaplayer') || text.closest('g[clip-path]')?.querySelector('image');
                if (is < (isOnField ? leastOnField : leastOfText)) found.push(`"${text.textContent}" ${style.fill} on ${ground}: ${is.toFixed(2)}`);
            }
            const series = ['#0068b4', '#d45500', '#00a775', '#360996', '#a16740', '#c8599e', '#4a5560', '#6e2d12', '#8a94a1'];
            const isOfField = part => part.closest('clipPath, g[stroke-opacity]') || part.closest('g[clip-path]')?.querySelector('image');
            const inSeries = part => ['fill', 'stroke'].filter(name => series.includes(part.getAttribute(name))).map(name => [part, name]);
            const isField = plot => plot.querySelector('.heatmaplayer image, .contourfill path[d]') || chart.querySelector('.imagelayer image');
            const all = (place, what) => [...place.querySelectorAll(what)];
            const drawn = chart.matches('.picture')
                ? all(chart, 'path, line, circle, rect').filter(part => !isOfField(part)).flatMap(inSeries)
                : all(chart, '.subplot').filter(plot => !isField(plot)).flatMap(plot =>
                    [...all(plot, '.js-line').map(part => [part, 'stroke']), ...all(plot, '.points path').map(part => [part, 'fill'])]);
            const rectangle = chart.querySelector(chart.matches('.picture') ? 'svg > rect' : '.main-svg')
            const ground = rgb(chart.matches('.picture') ? getComputedStyle(rectangle).fill : getComputedStyle(rectangle).backgroundColor);
            for (const [part, name] of drawn) {
                const style = getComputedStyle(part), color = style[name], { width, height } = part.getBoundingClientRect();
                if (color === 'none' || style[name + 'Opacity'] < 1 || style.opacity < 1 || width + height === 0) continue;
                measured++;
                const is = contrast(rgb(color), ground);
                if (is < leastOfMark) found.push(`${part.localName} ${color} on ${ground}: ${is.toFixed(2)}`);
            }
            const plate = chart.querySelector('.legend .bg');
            const under = plate && getComputedStyle(plate).fillOpacity > 0.5 ? rgb(getComputedStyle(plate).fill) : ground;
            for (const key of chart.querySelectorAll('.legend .layers path')) {
                const { stroke, fill, strokeWidth, fillOpacity } = getComputedStyle(key);
                const colors = [parseFloat(strokeWidth) > 0 ? stroke : 'none', fillOpacity > 0.5 ? fill : 'none'].filter(color => color !== 'none');
                if (colors.length === 0 || key.getBoundingClientRect().width === 0) continue;
                measured++;
                const is = Math.max(...colors.map(color => contrast(rgb(color), under)));
                if (is < leastOfMark) found.push(`the key ${colors} on ${under}: ${is.toFixed(2)}`);
            }
            if (luminance(ground) > 0.1) found.push(`the ground is not dark: ${ground}`);
            return [String(measured), ...new Set(found)];
        }
        """, new object[] { Convert.ToBase64String(behind), LeastOfText, LeastOnField, LeastOfMark });
        return (found[1..], int.Parse(found[0], System.Globalization.CultureInfo.InvariantCulture));
    }
}
