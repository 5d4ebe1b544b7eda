using System.Text;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Commands;

public sealed class VsCodeSettingsTests : IDisposable
{
    private const string Line = "\"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\"] }";

    private readonly string folder = Directory.CreateTempSubdirectory("settings-").FullName;
    private readonly List<string> told = [];

    private string File => Path.Combine(folder, "settings.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // What was there, and what it becomes.
    public static TheoryData<string, string> Additions => new()
    {
        { "", $"{{\n    {Line}\n}}\n" },
        { "{}", $"{{\n    {Line}\n}}" },
        { "{\n}\n", $"{{\n    {Line}\n}}\n" },
        { "{\n  // nothing yet\n}\n", $"{{\n  // nothing yet\n    {Line}\n}}\n" },
        { "{\n  \"a\": 1\n}\n", $"{{\n  \"a\": 1,\n  {Line}\n}}\n" },
        { "{\n\t\"a\": [1, 2],\n\t\"b\": {\"c\": \"}, //\"},\n}", $"{{\n\t\"a\": [1, 2],\n\t\"b\": {{\"c\": \"}}, //\"}},\n\t{Line}\n}}" },
        { "{\r\n  \"a\": 1 // one\r\n}\r\n", $"{{\r\n  \"a\": 1, // one\r\n  {Line}\r\n}}\r\n" },
        { "// mine\n{\n  \"a\": 1, // one, two\n  /* the\n     end */\n}\n// after\n",
            $"// mine\n{{\n  \"a\": 1, // one, two\n  /* the\n     end */\n  {Line}\n}}\n// after\n" },
        { "{ \"a\": 1 }", $"{{ \"a\": 1,\n    {Line}\n}}" },
        // Other languages, and other characters.
        { "{ \"jupyter.completionTriggerCharacters\": {} }",
            $"{{ {Line.Replace("{ ", "{", StringComparison.Ordinal).Replace(" }", "}", StringComparison.Ordinal)} }}" },
        { "{\n  \"jupyter.completionTriggerCharacters\": { \"python\": [\".\"] }, // py\n  \"b\": 2\n}",
            "{\n  \"jupyter.completionTriggerCharacters\": { \"python\": [\".\"], \"csharp\": [\".\"] }, // py\n  \"b\": 2\n}" },
        { "{\n  \"jupyter.completionTriggerCharacters\": {\n    \"python\": [\".\"] // py\n  }\n}",
            "{\n  \"jupyter.completionTriggerCharacters\": {\n    \"python\": [\".\"], // py\n    \"csharp\": [\".\"]\n  }\n}" },
        { "{\"jupyter.completionTriggerCharacters\": {\"csharp\": []}}",
            "{\"jupyter.completionTriggerCharacters\": {\"csharp\": [\".\"]}}" },
        { "{\"jupyter.completionTriggerCharacters\": {\"csharp\": [\"(\", ]}}",
            "{\"jupyter.completionTriggerCharacters\": {\"csharp\": [\"(\", \".\" ]}}" },
        // The later of two counts, in VS Code as well; a name deeper down is another.
        { "{\"jupyter.completionTriggerCharacters\": 1, \"jupyter.completionTriggerCharacters\": {\"csharp\": [\"<\"]}}",
            "{\"jupyter.completionTriggerCharacters\": 1, \"jupyter.completionTriggerCharacters\": {\"csharp\": [\"<\", \".\"]}}" },
        { "{\"[csharp]\": {\"jupyter.completionTriggerCharacters\": 1}}",
            $"{{\"[csharp]\": {{\"jupyter.completionTriggerCharacters\": 1}},\n    {Line}\n}}" },
        { "{\n  \"a\": 1 // voilà\n}", $"{{\n  \"a\": 1, // voilà\n  {Line}\n}}" },
        { "\uFEFF{\n  \"größe\": \"日本\"\n}", $"\uFEFF{{\n  \"größe\": \"日本\",\n  {Line}\n}}" },
    };

    [Theory]
    [MemberData(nameof(Additions))]
    public void The_line_is_added_and_everything_else_stays(string before, string after)
    {
        Write(before);
        var settings = new VsCodeSettings(File);
        Assert.False(settings.CompletesAtADot());
        settings.CompleteAtADot();
        Assert.Equal(after, Read());
        Assert.True(settings.CompletesAtADot());
        // Once is enough.
        settings.CompleteAtADot();
        Assert.Equal(after, Read());
    }

    [Fact]
    public void A_file_that_is_not_there_yet_is_made()
    {
        new VsCodeSettings(File).CompleteAtADot();
        Assert.Equal($"{{\n    {Line}\n}}\n", Read());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{ \"a\": 1 \"b\": 2 }")]
    [InlineData("{} {}")]
    [InlineData("// nothing else")]
    [InlineData("{ 'a': 1 }")]
    [InlineData("{\"jupyter.completionTriggerCharacters\": true}")]
    [InlineData("{\"jupyter.completionTriggerCharacters\": {\"csharp\": \".\"}}")]
    public void What_cannot_be_understood_is_refused_and_left_as_it_is(string text)
    {
        Write(text);
        var refusal = Assert.Throws<NotebookException>(() => new VsCodeSettings(File).CompleteAtADot());
        Assert.Contains(File, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Line, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(text, Read());
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_is_never_made_worse()
    {
        const string Whole =
            "{\n  \"a\": { \"b\": [1, /* two */ 3] }, // c\n  \"jupyter.completionTriggerCharacters\": { \"python\": [\".\"] }\n}";
        for (int length = 1; length < Whole.Length; length++)
        {
            Write(Whole[..length]);
            Assert.Throws<NotebookException>(() => new VsCodeSettings(File).CompleteAtADot());
            Assert.Equal(Whole[..length], Read());
        }
    }

    [Fact]
    public void What_the_kernel_says_in_its_banner_is_what_VS_Code_reads()
    {
        Assert.Contains(KernelInfo.CompletionSetting, (string?)KernelInfo.Content()["banner"], StringComparison.Ordinal);
        Write($"{{{KernelInfo.CompletionSetting}}}");
        Assert.True(new VsCodeSettings(File).CompletesAtADot());
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData(" Yes ", true)]
    [InlineData("", false)]
    [InlineData("n", false)]
    [InlineData("maybe", false)]
    [InlineData(null, false)]
    public void Whoever_is_asked_decides(string? answer, bool isWritten)
    {
        Write("{}");
        Offer(question => question.Contains(File, StringComparison.Ordinal) ? answer : "y").Make(null);
        Assert.Equal(isWritten, new VsCodeSettings(File).CompletesAtADot());
        Assert.Contains(File, Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_can_be_asked_it_is_only_said()
    {
        Write("{}");
        Offer(null).Make(null);
        Assert.Equal("{}", Read());
        Assert.Contains(Line, Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_is_not_asked_for_again()
    {
        Write("{}");
        Offer(_ => throw new InvalidOperationException("asked")).Make(false);
        Assert.Equal("{}", Read());
        Offer(_ => throw new InvalidOperationException("asked")).Make(true);
        Assert.True(new VsCodeSettings(File).CompletesAtADot());
        Offer(_ => throw new InvalidOperationException("asked")).Make(null);
    }

    [Fact]
    public void Where_there_is_no_VS_Code_the_line_is_named()
    {
        new VsCodeOffer([], _ => throw new InvalidOperationException("asked"), told.Add).Make(null);
        Assert.Contains(Line, Assert.Single(told), StringComparison.Ordinal);
        Assert.Contains(Line, Assert.Throws<NotebookException>(() => new VsCodeOffer([], null, told.Add).Make(true)).Message,
            StringComparison.Ordinal);
    }

    private VsCodeOffer Offer(Func<string, string?>? ask) => new([new VsCodeSettings(File)], ask, told.Add);

    private void Write(string text) => System.IO.File.WriteAllBytes(File, Encoding.UTF8.GetBytes(text));

    private string Read() => Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(File));
}
