using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NeuralNotebook.Pages.Tests;

/// <summary>Notebooks that mean harm: nothing of them runs, loads, or passes for a part of the page.</summary>
public sealed class HostileTests
{
    public static TheoryData<string> Html { get; } =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><script>alert(1)</script><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=\"data:text/html,<script>alert(1)</script>\"></object><embed src=x>",
        "<form action=https://example.org><input name=token><button>Send</button></form>",
        "<details open ontoggle=alert(1)><summary>x</summary></details>",
        "<a href=\"javascript:alert(1)\">x</a><a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
        "<base href=https://example.org/><meta http-equiv=refresh content=\"0;url=https://example.org\">",
        "<link rel=stylesheet href=https://example.org/x.css><style>body{display:none}</style>",
        "<p style=\"background:url(https://example.org/x)\">x</p><p style=\"position:fixed;inset:0;z-index:99\">x</p>",
        "<template><script>alert(1)</script></template><textarea><img src=x onerror=alert(1)></textarea>",
        "<div id=\"page:content\" class=\"skip\" tabindex=1 accesskey=s contenteditable>x</div>",
        "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>\">",
        "<video src=x onerror=alert(1)></video><audio src=x></audio><portal src=x></portal>",
        "<b><script</b>><img src=x onerror=alert(1)>",
        "<p data-formula=\"7\" data-formula=\"-1\">x</p>",
        "<!--><img src=x onerror=alert(1)>-->",
    ];

    [Theory]
    [MemberData(nameof(Html))]
    public void Nothing_of_hostile_HTML_runs_or_loads_wherever_it_stands(string html)
    {
        AssertHarmless(Rendered.Markdown("Text " + html));
        AssertHarmless(Rendered.Markdown(html));
        foreach (string type in new[] { "text/html", "text/markdown", "text/latex", "text/plain", "image/svg+xml", "application/json",
            "application/javascript", "image/png" })
            AssertHarmless(Rendered.Data((type, html)).Owner!);
        AssertHarmless(Rendered.Output(Rendered.Stream(html),
            new JsonObject { ["output_type"] = "error", ["ename"] = html, ["evalue"] = html, ["traceback"] = new JsonArray() }).Owner!);
        AssertHarmless(Rendered.Code(html, html));
    }

    [Fact]
    public void A_page_says_itself_that_no_script_may_run()
    {
        string policy = Rendered.Markdown("x").QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_around_what_is_dropped_are_kept() =>
        Assert.Equal("before inside after",
            Rendered.Markdown("<custom-thing>before <blink>inside</blink></custom-thing><script>lost()</script> after")
                .QuerySelector(".text")!.TextContent.Trim());

    [Fact]
    public void What_is_nested_without_end_is_shown_as_it_is_written_and_no_danger()
    {
        string deep = string.Concat(Enumerable.Repeat("<div>", 20_000));
        Assert.NotNull(Rendered.Data(("text/html", deep)).QuerySelector("pre"));
        AssertHarmless(Rendered.Markdown(string.Concat(Enumerable.Repeat("> ", 5_000)) + "x"));
        AssertHarmless(Rendered.Markdown(string.Concat(Enumerable.Repeat("[", 5_000)) + "x"));
        foreach (string code in new[] { "(", "A<", "{", "a ? ", "!", "new A { B = ", "x => ", "if (x) ", "$\"{" })
            AssertHarmless(Rendered.Code(string.Concat(Enumerable.Repeat(code, 5_000))));
    }

    [Fact]
    public void Of_huge_outputs_a_page_holds_a_part_and_says_what_is_left_out()
    {
        var outputs =
            Rendered.Output([Rendered.Stream(new string('x', 5_000_000)),
                .. Enumerable.Range(0, 3_000).Select(i => Rendered.Stream($"{i}\n", i % 2 == 0 ? "stdout" : "stderr"))]);
        Assert.True(outputs.InnerHtml.Length < 500_000);
        Assert.Contains("characters are left out here", outputs.TextContent, StringComparison.Ordinal);
        Assert.Contains("more outputs are in the notebook", outputs.TextContent, StringComparison.Ordinal);
        Assert.Contains("million characters of HTML", Rendered.Data(("text/html", new string('x', 5_000_000))).TextContent,
            StringComparison.Ordinal);
    }

    private static void AssertHarmless(IDocument page)
    {
        Assert.Empty(
            page.QuerySelectorAll("script, style, iframe, object, embed, form, input, button, textarea, base, template, noscript, video, "
                + "audio, portal, body svg, body meta, body link"));
        foreach (var element in page.Body!.QuerySelectorAll("*"))
        {
            Assert.DoesNotContain(element.Attributes,
                attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                    || attribute.Name is "srcdoc" or "action" or "formaction" or "accesskey" or "contenteditable"
                        or "data-formula" or "srcset");
            Assert.DoesNotContain("url(", element.GetAttribute("style") ?? "", StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(@"(^|;)\s*(position|z-index)", element.GetAttribute("style") ?? "");
            Assert.Matches("^$|^(?!javascript|vbscript|data|file)", element.GetAttribute("href") ?? "");
            if (element is IHtmlImageElement)
                Assert.Matches("^$|^data:image/|^[^:]*$", element.GetAttribute("src") ?? "");
        }

        Assert.Single(page.QuerySelectorAll("[id='page:content']"));
    }
}
