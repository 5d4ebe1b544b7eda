using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>Comms between the page's own code, in a real browser, and cells. The page has no use of its own for them in this test, so
/// its module is put there apart.</summary>
[Collection("browser")]
public sealed class CommTests(LearnersBrowser browser)
{
    private const string Script = """
        const found = { answers: [], shown: [], heard: [], closed: [], states: [], step: 'begin' };
        window.found = found;
        const kernel = new page.ChapterKernel('comms.ipynb', server.serverHost);
        const run = async (code) => (await kernel.run(code, { onOutput: ({ type, content }) => type === 'error' && found.shown.push(content.evalue), onCount() {}, onInput: async () => '' })).status;
        await run(`using NeuralNotebook.Kernel;
            double rate = 0;
            Comm.Register("knob", (comm, data) => comm.Received = number =>
            {
                Console.Write("heard " + number);
                comm.Send(new { set = number });
                System.Threading.Volatile.Write(ref rate, number.GetDouble());
            });`);

        found.step = 'drag';
        // The page opens one; what it drags reaches a cell that runs.
        const training = run('while (System.Threading.Volatile.Read(ref rate) != 0.5) System.Threading.Thread.Sleep(1);');
        const comm = await kernel.openComm('knob', {}, {
          onMessage: (data) => found.answers.push(data),
          onOutput: ({ content }) => found.shown.push(content.text),
          onClose: () => found.closed.push('knob'),
        });
        comm.send(0.1);
        comm.send(0.5);
        found.training = await training;

        found.step = 'idle';
        // Dragging is no reason to say "busy".
        let isWatched = true;
        kernel.onState((state) => isWatched && found.states.push(state));
        comm.send(0.7);
        while (found.answers.length < 3) await new Promise((resolve) => setTimeout(resolve, 50));
        isWatched = false;

        found.step = 'cell';
        // A cell opens one; the page answers, and is told of the end.
        kernel.onComm('chart', (opened, data) => {
          opened.onMessage = (more) => found.heard.push(more);
          opened.onClose = () => found.closed.push('chart');
          opened.send(2 * data.x);
        });
        found.cell = await run(`double answer = 0;
            var mine = Comm.Open("chart", new { x = 21 }, received: data => System.Threading.Volatile.Write(ref answer, data.GetDouble()));
            mine.Send(new[] { 1, 2 });
            while (System.Threading.Volatile.Read(ref answer) != 42) System.Threading.Thread.Sleep(1);
            mine.Close();`);

        found.step = 'nobody';
        // Nobody at the other end: closed at once, on either side.
        await new Promise((resolve) => void kernel.openComm('nobody', {}, { onClose: resolve }));
        found.step = 'nobody2';
        found.nobody = await run(`bool isClosed = false;
            var lost = Comm.Open("nobody");
            lost.Closed = _ => isClosed = true;
            while (!System.Threading.Volatile.Read(ref isClosed)) System.Threading.Thread.Sleep(1);`);

        found.step = 'restart';
        // A restart closes what is open.
        await kernel.restart();
        found.sent = comm.send(1);
        return JSON.stringify(found);
        """;

    [Fact]
    public async Task The_page_and_a_cell_speak_by_comms_that_either_opens_and_a_restart_closes()
    {
        string module = await PageModules.BundleAsync("kernel.ts", "page") + await PageModules.BundleAsync("server-host.ts", "server");
        await using var learner = await browser.OpenAsync();
        var spoken = learner.Page.EvaluateAsync<string>($"async () => {{ {module}\n{Script} }}");
        if (await Task.WhenAny(spoken, Task.Delay(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)) != spoken)
            Assert.Fail($"After two minutes this had happened: {await learner.Page.EvaluateAsync<string>("JSON.stringify(window.found)")}");
        var found = JsonNode.Parse(await spoken)!;
        Assert.Equal("ok", (string?)found["training"]);
        Assert.Equal("""[{"set":0.1},{"set":0.5},{"set":0.7}]""", found["answers"]!.ToJsonString());
        Assert.StartsWith("heard 0.1heard 0.5", string.Concat(found["shown"]!.AsArray().Select(text => (string?)text)),
            StringComparison.Ordinal);
        Assert.Empty(found["states"]!.AsArray());
        Assert.Equal("ok", (string?)found["cell"]);
        Assert.Equal("[[1,2]]", found["heard"]!.ToJsonString());
        Assert.Equal("ok", (string?)found["nobody"]);
        Assert.Equal("""["chart","knob"]""", found["closed"]!.ToJsonString());
        Assert.False((bool?)found["sent"]);
        Assert.Empty(learner.Complaints);
    }
}
