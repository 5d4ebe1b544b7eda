namespace NeuralNotebook.Interactive.Tests;

[Collection(PlotlyCollection.Name)]
public sealed class SvgInChromiumTests(PlotlyPage browser)
{
    public static TheoryData<string> Names => Pictures.Names;

    public static TheoryData<string> Extremes => [.. ExtremePictures.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task No_text_lies_on_another_or_leaves_the_picture(string name) => Assert.Empty(await Faults(Pictures.All[name]));

    [Theory, MemberData(nameof(Extremes))]
    public async Task Long_and_many_texts_keep_inside_the_picture_and_off_each_other(string name) =>
        Assert.Empty(await Faults(ExtremePictures.All[name]));

    [Theory, MemberData(nameof(Extremes))]
    public async Task Plotly_draws_long_and_many_texts_without_a_fault(string name)
    {
        string[] faults = await browser.Page.EvaluateAsync<string[]>(
            """
            async json => {
                const f = JSON.parse(json), div = document.getElementById('figure');
                const faults = (Plotly.validate(f.data, f.layout) || []).map(fault => fault.msg);
                Plotly.purge(div);
                await Plotly.newPlot(div, f.data, f.layout);
                return faults;
            }
            """, ExtremePictures.All[name].ToPlotlyJson());

        Assert.Empty(faults);
        Assert.Empty(browser.Complaints);
    }

    private Task<string[]> Faults(Figure figure) => browser.Page.EvaluateAsync<string[]>(
            """
            svg => {
                const div = document.createElement('div');
                div.innerHTML = svg;
                document.body.append(div);
                const all = div.firstElementChild.getBoundingClientRect();
                // Turned texts fill their boxes only along a diagonal.
                const boxes = selector => [...div.querySelectorAll(selector)].filter(text => text.textContent.trim()).map(text => [text.textContent, text.getBoundingClientRect()]);
                const texts = boxes('text:not([transform])'), turned = boxes('text[transform]');
                const found = [];
                [...texts, ...turned].forEach(([text, box]) => {
                    if (box.left < all.left - 1 || box.right > all.right + 1 || box.top < all.top - 1 || box.bottom > all.bottom + 1)
                        found.push(`"${text}" leaves the picture`);
                });
                texts.forEach(([text, box], i) => {
                    for (const [other, at] of texts.slice(i + 1))
                        // Boxes hold the room for accents and descenders, which most letters leave empty.
                        if (Math.min(box.right, at.right) - Math.max(box.left, at.left) > 1 && Math.min(box.bottom, at.bottom) - Math.max(box.top, at.top) > 4)
                            found.push(`"${text}" lies on "${other}"`);
                });
                div.remove();
                return found;
            }
            """, figure.ToSvg());
}
