using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Interruption;

/// <summary>Cells of many kinds, each interrupted in one and the same kernel.</summary>
public sealed class InterruptedCellTests(InterruptedCellTests.SharedKernel shared) : IClassFixture<InterruptedCellTests.SharedKernel>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("long c = 0; while (true) c++;")]
    [InlineData("while (true);")]
    [InlineData("again: goto again;")]
    [InlineData("int n = 0; do { n = 1 - n; } while (n < 2);")]
    [InlineData("double F(double x) { for (long i = 0; ; i++) x = Math.Sin(x) + i; } F(1)")]
    [InlineData("long Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(80)")]
    [InlineData("Func<int, int> odd = null!, even = n => n == 0 ? 1 : odd(n - 1); odd = n => n == 0 ? 0 : even(n - 1); "
        + "while (even(100) >= 0) { }")]
    [InlineData("class Endless { public int this[int i] { get { while (true) i++; } } } new Endless()[0]")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Where(k => Math.Sin(k) > 2).Count()")]
    [InlineData("IEnumerable<int> Ones() { while (true) yield return 1; } Ones().Sum(v => 0)")]
    [InlineData("while (true) Array.Sort(Enumerable.Range(0, 100_000).Select(k => -k).ToArray());")]
    [InlineData("while (true) System.Text.Json.JsonSerializer.Serialize(Enumerable.Range(0, 10_000).ToArray());")]
    [InlineData("long p = 0; Parallel.For(0, int.MaxValue, k => System.Threading.Interlocked.Add(ref p, (long)Math.Sqrt(k)));")]
    [InlineData("Enumerable.Range(0, int.MaxValue).AsParallel().Count(k => Math.Sqrt(k) < 0)")]
    [InlineData("for (int a = 0; ; a++) Console.WriteLine(\"line \" + a);")]
    [InlineData("for (int a = 0; ; a++) display(a);")]
    [InlineData("while (true) Console.Error.Write('x');")]
    [InlineData("new System.Threading.Thread(() => { while (true) { } }).Start(); while (true) { }")]
    [InlineData("var ticks = new System.Threading.Timer(_ => { for (int i = 0; i < 1000; i++) { } }, null, 0, 1); while (true) { }")]
    public Task A_cell_that_computes_stops(string code) => StopsAsync(code);

    [Theory]
    [InlineData("System.Threading.Thread.Sleep(100_000);")]
    [InlineData("await Task.Delay(100_000);")]
    [InlineData("Task.Delay(100_000).Wait();")]
    [InlineData("await Task.Delay(1); double G() { while (true) { } } G()")]
    [InlineData("for (int i = 0; ; i++) await Task.Delay(1);")]
    [InlineData("for (int i = 0; ; i++) await Task.Yield();")]
    [InlineData("await Task.Delay(100_000).ConfigureAwait(false);")]
    [InlineData("async Task<int> Slow() { await Task.Delay(100_000); return 1; } await Slow()")]
    [InlineData("await Task.WhenAll(Enumerable.Range(0, 10).Select(async i => await Task.Delay(100_000)));")]
    [InlineData("await new TaskCompletionSource<int>().Task")]
    [InlineData("using (var timer = new System.Threading.PeriodicTimer(TimeSpan.FromSeconds(100))) await timer.WaitForNextTickAsync();")]
    [InlineData("await foreach (int one in System.Threading.Channels.Channel.CreateUnbounded<int>().Reader.ReadAllAsync()) { }")]
    [InlineData("var held = new object(); var holder = new System.Threading.Thread(() => { lock (held) "
        + "System.Threading.Thread.Sleep(100_000); }) { IsBackground = true }; "
        + "holder.Start(); System.Threading.Thread.Sleep(100); lock (held) { }")]
    [InlineData("new System.Threading.SemaphoreSlim(0).Wait();")]
    [InlineData("new System.Threading.ManualResetEvent(false).WaitOne();")]
    [InlineData("new System.Collections.Concurrent.BlockingCollection<int>().Take()")]
    [InlineData("Parallel.For(0, 1_000, i => System.Threading.Thread.Sleep(100_000));")]
    [InlineData("Parallel.For(0, 1_000, i => { lock (Kept) System.Threading.Thread.Sleep(100_000); });")]
    [InlineData("Task.WaitAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => System.Threading.Thread.Sleep(100_000))).ToArray());")]
    [InlineData("Task.Run(() => { while (true) { } }).Wait();")]
    public Task A_cell_that_waits_is_woken(string code) => StopsAsync(code);

    [Theory]
    [InlineData("while (true) { try { while (true) System.Threading.Thread.SpinWait(10); } catch (Exception) { } }")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(10); } catch { } }")]
    [InlineData("while (true) { try { await Task.Delay(10); } catch (Exception) { } }")]
    [InlineData("while (true) { try { Console.WriteLine(1); continue; } catch { continue; } }")]
    [InlineData("bool Swallow() { try { while (true) { } } catch (Exception error) when (error is not null) { return true; "
        + "} } while (Swallow()) { }")]
    [InlineData("int caught = 0; try { while (true) { } } catch (Exception) { caught++; } while (true) caught++;")]
    public Task A_loop_that_catches_everything_does_not_hold_an_interrupt_up(string code) => StopsAsync(code);

    [Theory]
    [InlineData("while (true) { try { lock (Kept) System.Threading.Thread.SpinWait(1000); "
        + "} finally { System.Threading.Thread.SpinWait(1000); } }", "")]
    [InlineData("try { while (true) { } } finally { for (int i = 0; i < 3; i++) Console.Write(i); }", "012")]
    [InlineData("try { while (true) { } } finally { System.Threading.Thread.Sleep(300); Console.Write(\"slept\"); }", "slept")]
    [InlineData("int Tidy(int n) => n == 0 ? 0 : 1 + Tidy(n - 1); try { while (true) { } } finally { Console.Write(Tidy(50)); }", "50")]
    [InlineData("class Resource : IDisposable { public void Dispose() { for (int i = 0; i < 3; i++) Console.Write(i); "
        + "} } using (new Resource()) while (true) { }", "012")]
    [InlineData("try { try { while (true) { } } finally { Console.Write(\"inner \"); } } finally { Console.Write(\"outer\"); }",
        "inner outer")]
    [InlineData("try { await Task.Delay(100_000); } finally { Console.Write(\"awaited\"); }", "awaited")]
    [InlineData("try { await Task.Delay(100_000); } finally { await Task.Delay(10); Console.Write(\"awaited\"); }", "awaited")]
    [InlineData("try { await System.Threading.Channels.Channel.CreateUnbounded<int>().Reader.ReadAsync(); "
        + "} finally { Console.Write(\"awaited\"); }", "awaited")]
    [InlineData("try { await System.Threading.Channels.Channel.CreateUnbounded<int>().Reader.WaitToReadAsync().ConfigureAwait(false); "
        + "} finally { Console.Write(\"awaited\"); }", "awaited")]
    [InlineData("async ValueTask Never() { await new ValueTask(new TaskCompletionSource().Task); } try { await Never(); "
        + "} finally { Console.Write(\"awaited\"); }", "awaited")]
    [InlineData("async ValueTask Never() { await new ValueTask(new TaskCompletionSource().Task).ConfigureAwait(false); "
        + "} try { await Never(); } finally { Console.Write(\"awaited\"); }", "awaited")]
    [InlineData("IEnumerable<int> Numbers() { try { while (true) yield return 1; } finally { for (int i = 0; i < 2; "
        + "i++) Console.Write(i); } } foreach (int n in Numbers()) { }", "01")]
    public async Task Finally_blocks_run_to_their_end(string code, string written)
    {
        var outputs = await StopsAsync(code);
        Assert.Equal(written,
            string.Concat(outputs.Where(output => (string?)output!["output_type"] == "stream").Select(output => (string?)output!["text"])));
    }

    [Fact]
    public async Task What_waits_for_something_no_interrupt_ends_does_not_go_on_when_it_comes()
    {
        await shared.Kernel.RunAsync("var later = new TaskCompletionSource<int>(); async ValueTask<int> Hidden() => await "
            + "later.Task.ContinueWith(t => t.Result, TaskContinuationOptions.ExecuteSynchronously); bool wentOn = false;");
        await StopsAsync("int got = await Hidden().ConfigureAwait(false); wentOn = true; Console.WriteLine(got);");
        await shared.Kernel.RunAsync("later.SetResult(1); await Task.Delay(100);");
        Assert.Equal("False", await shared.Kernel.ValueAsync("wentOn"));
    }

    [Fact]
    public async Task A_class_whose_static_constructor_was_running_can_be_used_afterwards()
    {
        await StopsAsync("class Slow { public static int Value; static Slow() { var clock = System.Diagnostics.Stopwatch.StartNew(); "
            + "while (clock.ElapsedMilliseconds < 900) Value++; } } Console.WriteLine(Slow.Value > 0); while (true) { }");
        Assert.Equal("True", await shared.Kernel.ValueAsync("Slow.Value > 0"));
    }

    [Fact]
    public async Task An_error_of_a_thread_that_a_cell_started_ends_the_thread_and_not_the_kernel()
    {
        string[] notices =
            await shared.Kernel.NoticesAsync("var failing = new System.Threading.Thread(() => throw new FormatException(\"of a "
                + "thread\")); failing.Start(); failing.Join(); System.Threading.Thread.Sleep(100);");
        Assert.Contains(notices, notice => notice.Contains("of a thread", StringComparison.Ordinal));
        Assert.Equal("42", await shared.Kernel.ValueAsync("Kept[0]"));
    }

    /// <summary>Runs a cell, interrupts it, and sees that it ended, that the kernel kept its state and that its console works.</summary>
    private async Task<System.Text.Json.Nodes.JsonArray> StopsAsync(string code)
    {
        var kernel = shared.Kernel;
        var running = kernel.TryAsync($"System.IO.File.WriteAllText(\"running\", \"\");\n{code}");
        await kernel.RunningAsync();
        Assert.False(running.IsCompleted, "it ended before it was interrupted");
        await kernel.Process.InterruptAsync();
        var (outputs, error) = await running.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal("CellInterruptedException", error?.Name);
        var here = await kernel.RunAsync("Console.WriteLine(\"here\"); Kept[0]");
        Assert.Equal("here\n", (string?)here[0]!["text"]);
        Assert.Equal("42", (string?)here[^1]!["data"]!["text/plain"]);
        return outputs;
    }

    /// <summary>One kernel for all: what an interrupt breaks, the next cell shows.</summary>
    public sealed class SharedKernel : IAsyncLifetime
    {
        internal RunningKernel Kernel { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Kernel = await RunningKernel.StartAsync();
            await Kernel.RunAsync("int[] Kept = [42];");
        }

        public ValueTask DisposeAsync() => Kernel.DisposeAsync();
    }
}
