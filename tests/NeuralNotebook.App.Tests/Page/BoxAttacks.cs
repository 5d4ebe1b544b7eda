namespace NeuralNotebook.App.Tests.Page;

/// <summary>What a notebook may hold that would leave its place on a page, cover it, or pass for a part of it.</summary>
internal static class BoxAttacks
{
    private const string Cover = "<div style=\"position:fixed;inset:0;z-index:99999;background:red\">cover</div>";

    public static readonly string[] All =
    [
        Cover,
        "<div style=\"pos\\69tion:fixed;inset:0;z-index:9;background:red\">cover</div>",
        "<div style=\"position:/**/fi\\78 ed;inset:0;background:red\">cover</div>",
        "<div style=\"--p:fixed;position:var(--p);inset:0;z-index:9;background:red\">cover</div>",
        $"<div class=\"katex\">{Cover}</div>",
        "<span class=\"katex\"><span style=\"position:fixed;inset:0;background:red\">cover</span></span>",
        $"<details open><summary>x</summary>{Cover}</details>",
        "<div class=\"toolbar\" style=\"background:red\">cover</div>",
        "<div class=\"find\">cover</div>",
        "<dialog open class=\"question\" style=\"position:fixed;inset:0;width:100vw;height:100vh\">cover</dialog>",
        "<div popover=\"manual\" id=\"page:menu\" style=\"inset:0\">cover</div>",
        "<div style=\"position:absolute;top:-3000px;left:-3000px;width:9000px;height:9000px;background:red;z-index:9\">cover</div>",
        "<div style=\"position:relative;top:-3000px;height:9000px;width:3000px;background:red;z-index:9\">cover</div>",
        "<div style=\"position:sticky;top:0;z-index:99;background:red\">cover</div>",
        "<div style=\"margin:-3000px;padding:3000px;background:red\">cover</div>",
        "<div style=\"transform:scale(500);background:red\">cover</div>",
        "<div style=\"translate:0 -500px;scale:99;background:red\">cover</div>",
        "<div style=\"width:1px;height:1px;box-shadow:0 0 0 9999px red\">cover</div>",
        "<div style=\"outline:9999px solid red\">cover</div>",
        "<div style=\"border-image:linear-gradient(red,red) 1/1/9999px\">cover</div>",
        "<div style=\"filter:drop-shadow(0 -500px 0 red)\">cover</div>",
        "<div style=\"float:left;margin-top:-2000px;height:4000px;width:2000px;background:red\">cover</div>",
        "<div style=\"text-indent:-500px;font-size:900px;line-height:0\">cover</div>",
        "<style>.toolbar{display:none}body *{background:red!important}</style>",
        "<svg style=\"position:fixed;inset:0;width:100vw;height:100vh;overflow:visible\"><rect x=\"-999\" y=\"-999\" width=\"9999\" "
            + "height=\"9999\" fill=\"red\"/></svg>",
        "<svg width=\"10\" height=\"10\" overflow=\"visible\" style=\"overflow:visible\"><rect x=\"-999\" y=\"-999\" width=\"9999\" "
            + "height=\"9999\" fill=\"red\"/></svg>",
        "<svg><style>.toolbar{display:none}</style></svg>",
        "<math><mtext><div style=\"position:fixed;inset:0;background:red\">cover</div></mtext></math>",
        "<table style=\"position:fixed;inset:0;background:red\"><tr><td>cover</td></tr></table>",
        "<form action=\"/\"><input name=\"a\" autofocus><button>send</button></form>",
        "<base href=\"https://evil.example/\"><meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\"><link "
            + "rel=\"stylesheet\" href=\"https://evil.example/\">",
        "<a href=\"https://evil.example/\" target=\"_top\">x</a><a href=\"/api/kernels\" target=\"_self\">y</a><map name=\"m\"><area "
            + "href=\"https://evil.example/\"></map>",
        "<label for=\"page:link\">x</label><p id=\"page:app\">x</p><p id=\"page:announcer\">x</p><a name=\"location\" id=\"location\">"
            + "x</a>",
        "<p tabindex=\"1\" accesskey=\"s\" data-cell=\"x\" contenteditable=\"true\">x</p>",
        "<img src=\"x\" width=\"9999\" height=\"9999\" style=\"position:fixed;inset:0\">",
        "<p style=\"background:url(https://evil.example/a);--u:u\\72l(https://evil.example/b);"
            + "list-style:image-set('https://evil.example/c' 1x);cursor:u\\72l(https://evil.example/d),auto\">x</p>",
        "<div style=\"zoom:99;background:red\">cover</div>",
        "<div class=\"columns chapter-head cell output text\" style=\"background:red;height:300vh;width:300vw;margin:-200vh -200vw\">"
            + "cover</div>",
        "<div style=\"contain:none;overflow:visible;overflow-clip-margin:9999px;will-change:transform;rotate:45deg;width:9999px;"
            + "height:9999px;margin:-5000px;background:red\">cover</div>",
        "<div style=\"display:grid;place-items:center;perspective:1px\"><div style=\"transform:translate3d(-900px,-900px,.9px) "
            + "scale(99);background:red\">cover</div></div>",
    ];
}
