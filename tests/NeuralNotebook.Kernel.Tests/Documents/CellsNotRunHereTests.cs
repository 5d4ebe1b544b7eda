using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Documents;

/// <summary>A cell that needs files which may be missing, tagged <c>needs-…</c>, says in one line that it did without.</summary>
public sealed class CellsNotRunHereTests
{
    private const string Result =
        """{"output_type":"execute_result","execution_count":3,"metadata":{},"data":{"text/plain":"Not run here: no files."}}""";
    private const string Printed = """{"output_type":"stream","name":"stdout","text":["Not run here: no files.\n"]}""";
    private const string Picture =
        """{"output_type":"display_data","metadata":{},"data":{"text/plain":"Not run here: no files.","image/svg+xml":"<svg/>"}}""";
    private const string TwoLines = """{"output_type":"stream","name":"stdout","text":["Not run here: no files.\n","and more\n"]}""";
    private const string Other = """{"output_type":"stream","name":"stdout","text":"98.1 % right\n"}""";
    private const string Failed = """{"output_type":"error","ename":"IOException","evalue":"Not run here: no files.","traceback":[]}""";

    [Theory]
    [InlineData("needs-mnist", Result, true)]
    [InlineData("needs-mnist", Printed, true)]
    [InlineData("solution", Result, false)]
    [InlineData("needs-mnist", Picture, false)]
    [InlineData("needs-mnist", TwoLines, false)]
    [InlineData("needs-mnist", Other, false)]
    [InlineData("needs-mnist", Failed, false)]
    [InlineData("needs-mnist", "", false)]
    [InlineData("needs-mnist", Printed + "," + Other, false)]
    public void One_line_of_text_and_nothing_else_says_that_a_cell_was_not_run(string tag, string outputs, bool expected)
    {
        var cell = Notebook(tag, outputs).Cells[0];
        Assert.Equal((tag.StartsWith("needs-", StringComparison.Ordinal), expected), (cell.NeedsFiles, cell.SaysNotRunHere));
    }

    [Fact]
    public void What_was_stored_before_stays_with_the_number_of_this_run()
    {
        var (run, stored) =
            (Notebook("needs-mnist", Result),
                Notebook("needs-mnist", Picture.Replace("display_data", "execute_result", StringComparison.Ordinal)
                    .Replace("{\"output", "{\"execution_count\":9,\"output", StringComparison.Ordinal)));
        Assert.Equal(1, run.KeepOutputsOfCellsNotRunHere(stored));
        Assert.Equal("<svg/>", (string?)run.Cells[0].Outputs[0]!["data"]!["image/svg+xml"]);
        Assert.Equal(3, (int)run.Cells[0].Outputs[0]!["execution_count"]!);
        Assert.Equal(3, run.Cells[0].ExecutionCount);
    }

    [Theory]
    [InlineData(Result, "")]
    [InlineData(Result, Printed)]
    [InlineData(Other, Picture)]
    public void Nothing_is_kept_where_nothing_is_worth_it_or_the_cell_did_run(string now, string before)
    {
        var run = Notebook("needs-mnist", now);
        string text = run.ToCanonicalText();
        Assert.Equal(0, run.KeepOutputsOfCellsNotRunHere(Notebook("needs-mnist", before)));
        Assert.Equal(text, run.ToCanonicalText());
    }

    [Fact]
    public void A_cell_that_was_not_there_before_keeps_its_line()
    {
        var run = Notebook("needs-mnist", Result);
        Assert.Equal(0, run.KeepOutputsOfCellsNotRunHere(Notebook("needs-mnist", Picture, id: "another")));
        Assert.True(run.Cells[0].SaysNotRunHere);
    }

    private static Notebook Notebook(string tag, string outputs, string id = "large") => Kernel.Notebook.Parse(new JsonObject
    {
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
        ["metadata"] = new JsonObject(),
        ["cells"] = new JsonArray(new JsonObject
        {
            ["cell_type"] = "code",
            ["id"] = id,
            ["metadata"] = new JsonObject { ["tags"] = new JsonArray(tag) },
            ["execution_count"] = 3,
            ["outputs"] = JsonNode.Parse($"[{outputs}]"),
            ["source"] = "",
        }),
    }.ToJsonString());
}
