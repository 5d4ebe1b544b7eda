namespace NeuralNotebook.Interactive.Tests;

[Collection(PlotlyCollection.Name)]
public sealed class SvgInChromiumTests(PlotlyPage browser)
{
    public static TheoryData<string> Names => Pictures.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task No_text_lies_on_another_or_leaves_the_picture(string name)
    {
        var found = await browser.Page.EvaluateAsync<string[]>(
            """
            svg => {
                const div = document.createElement('div');
                div.innerHTML = svg;
                document.body.append(div);
                const all = div.firstElementChild.getBoundingClientRect();
                // Turned texts fill their boxes only along a diagonal.
                const texts = [...div.querySelectorAll('text:not([transform])')].filter(text => text.textContent.trim()).map(text => [text.textContent, text.getBoundingClientRect()]);
                const found = [];
                texts.forEach(([text, box], i) => {
                    if (box.left < all.left - 1 || box.right > all.right + 1 || box.top < all.top - 1 || box.bottom > all.bottom + 1)
                        found.push(`"${text}" leaves the picture`);
                    for (const [other, at] of texts.slice(i + 1))
                        // Boxes hold the room for accents and descenders, which most letters leave empty.
                        if (Math.min(box.right, at.right) - Math.max(box.left, at.left) > 1 && Math.min(box.bottom, at.bottom) - Math.max(box.top, at.top) > 4)
                            found.push(`"${text}" lies on "${other}"`);
                });
                div.remove();
                return found;
            }
            """, Pictures.All[name].ToSvg());

        Assert.Empty(found);
    }
}
