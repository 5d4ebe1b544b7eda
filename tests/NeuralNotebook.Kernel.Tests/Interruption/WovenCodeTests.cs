using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Interruption;

/// <summary>What a cell means is not changed by what is woven into it.</summary>
public sealed class WovenCodeTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    [Theory]
    [InlineData("int x = 1;\nfor (int i = 0; i < 3; i++)\n{\n    x += i;\n    if (i == 2)\n        throw new Exception(\"here\");\n}", 6)]
    [InlineData("int F(int n)\n{\n    while (true)\n    {\n        if (n-- == 0)\n            return 1 / (n + 1);\n    }\n}\nF(3)", 6)]
    [InlineData("var text = new[] { 1, 2 }\n    .Select(n => n)\n    .Select(n =>\n        n / (n - 1))\n    .ToList();", 4)]
    [InlineData("async Task<int> G()\n{\n    for (int i = 0; ; i++)\n    {\n        await Task.Delay(1);\n        if (i == 2)\n          "
        + "  throw new InvalidOperationException();\n    }\n}\nawait G()", 7)]
    [InlineData("IEnumerable<int> H()\n{\n    for (int i = 0; ; i++)\n    {\n        yield return i;\n        if (i == 1)\n            "
        + "throw new Exception();\n    }\n}\nH().Take(3).Sum()", 7)]
    [InlineData("try\n{\n    foreach (int n in new List<int> { 1 })\n        Console.Write(n);\n}\nfinally\n{\n    for (int i = 0; ; "
        + "i++)\n        Console.Write(1 / (3 - i));\n}", 9)]
    public async Task An_error_still_names_its_line(string code, int line) =>
        Assert.Equal(line, (await shared.Kernel.TryAsync(code)).Error!.Line);

    [Theory]
    // Expression trees are data and hold no poll.
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> tree = n => n * 2 + 1; $\"{tree} {tree.Compile()(4)}\"",
        "n => ((n * 2) + 1) 9")]
    [InlineData("string Which(Action a) => \"action\"; string Which(Func<int> f) => \"function\"; int one = 0; "
        + "Which(() => one++) + Which(() => { one++; })", "functionaction")]
    [InlineData("string Kind(Func<Task> f) => \"task\"; string Kind(Func<Task<int>> f) => \"value\"; "
        + "Kind(async () => { await Task.Yield(); return 1; }) + Kind(async () => { await Task.Yield(); })", "valuetask")]
    [InlineData("int Once() { int result; while (true) { result = 5; break; } return result; } int Never(int n) { for (; ; "
        + ") { if (n > 3) return n; n++; } } Once() + Never(0)", "9")]
    [InlineData("int Assigned(bool b) { int x; if (b) x = 1; else while (true) { } return x; } Assigned(true)", "1")]
    [InlineData("string Where([System.Runtime.CompilerServices.CallerLineNumber] int line = 0, "
        + "[System.Runtime.CompilerServices.CallerMemberName] string name = \"\") => $\"{name} {line}\";\nstring From() { for (int i = "
        + "0; i < 1; i++) { }\nreturn Where(); }\nFrom()", "From 3")]
    [InlineData("string Said(int n, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(n))] string text = \"\") => text; "
        + "Said(1 + 2)", "1 + 2")]
    [InlineData("int Sum(ReadOnlySpan<int> s) { int t = 0; foreach (int n in s) t += n; return t; } Sum([1, 2, 3]) + Sum(stackalloc[] "
        + "{ 4, 5 })", "15")]
    [InlineData("double Dot() { ReadOnlySpan<double> s = [1.5, 2.5, 3.5]; double t = 0; for (int i = 0; i < s.Length; "
        + "i++) t += s[i] * s[i]; return t; } Dot()", "20.75")]
    [InlineData("ref int Largest(int[] a) { int at = 0; for (int i = 1; i < a.Length; i++) if (a[i] > a[at]) at = i; return ref a[at]; "
        + "} int[] some = [1, 9, 3]; Largest(some) = 0; string.Join(' ', some)", "1 0 3")]
    [InlineData("int Caught() { int n = 0; while (true) { try { if (n > 30) break; n++; if (n == 12) continue; } finally { n += 10; "
        + "} } return n; } Caught()", "43")]
    [InlineData("int Filtered(int k) { for (int i = 0; ; i++) { try { if (i == k) throw new Exception(i.ToString()); "
        + "} catch (Exception e) when (e.Message == \"3\") { return i; } } } Filtered(3)", "3")]
    [InlineData("IEnumerable<int> Twice(IEnumerable<int> s) { foreach (int n in s) { yield return n; yield return n; "
        + "} } string.Join(',', Twice([1, 2]))", "1,1,2,2")]
    [InlineData("async IAsyncEnumerable<int> Count(int n) { for (int i = 0; i < n; i++) { await Task.Yield(); yield return i; "
        + "} } int all = 0; await foreach (int c in Count(5)) all += c; all", "10")]
    [InlineData("async Task<T> Later<T>(T value) { await Task.Delay(1).ConfigureAwait(false); "
        + "return await Task.FromResult(value).ConfigureAwait(true); } async ValueTask<int> Maybe() => await Later(3) + await new "
        + "ValueTask<int>(4); await Maybe()", "7")]
    [InlineData("var numbers = System.Threading.Channels.Channel.CreateUnbounded<int>(); var writing = Task.Run(async () => { for (int i "
        + "= 0; i < 1000; i++) { await numbers.Writer.WriteAsync(i).ConfigureAwait(false); if (i % 100 == 0) await Task.Delay(1); "
        + "} numbers.Writer.Complete(); }); int read = await numbers.Reader.ReadAsync(); "
        + "await foreach (int n in numbers.Reader.ReadAllAsync()) read += n; await writing; read", "499500")]
    [InlineData("async ValueTask<string> Refused() { await Task.Yield(); throw new FormatException(\"as it was\"); "
        + "} async ValueTask<string> Told() { try { return await Refused(); } catch (FormatException e) { return e.Message; "
        + "} } await Told()", "as it was")]
    [InlineData("async Task<string> Failing() { try { await Task.FromException<int>(new FormatException(\"as it was\")); return \"no\"; "
        + "} catch (FormatException e) { return e.Message; } } await Failing()", "as it was")]
    [InlineData("async Task<string> Cancelled() { using var stop = new System.Threading.CancellationTokenSource(10); "
        + "try { await Task.Delay(10_000, stop.Token); return \"no\"; } catch (TaskCanceledException e) { return (e.CancellationToken == "
        + "stop.Token).ToString(); } } await Cancelled()", "True")]
    [InlineData("unsafe int Bytes() { byte* b = stackalloc byte[4]; for (int i = 0; i < 4; i++) b[i] = (byte)i; int t = 0; "
        + "for (byte* p = b; p < b + 4; p++) t += *p; return t; } Bytes()", "6")]
    [InlineData("string Named(object o) => o switch { int n when n > 3 => \"big\", int => \"int\", string { Length: > 2 } => \"long\", "
        + "null => \"null\", _ => \"other\" }; Named(5) + Named(1) + Named(\"abc\") + Named(null)", "bigintlongnull")]
    [InlineData("int Jumps(int n) { switch (n) { case 0: return 0; case 1: goto case 0; case 2: n = 9; goto again; default: again: n--; "
        + "if (n > 4) goto again; return n; } } Jumps(1) + Jumps(2) + Jumps(7)", "8")]
    [InlineData("T Max<T>(params IEnumerable<T> all) where T : IComparable<T> { T? best = default; foreach (T one in all) if "
        + "(one.CompareTo(best) > 0) best = one; return best!; } Max(3, 7, 5)", "7")]
    [InlineData("int Big() { int t = 0; for (int i = 0; i < 3; i++) { switch (i) { case 0: t += 1; break; case 1: t += 10; break; "
        + "case 2: t += 100; break; case 3: t += 1000; break; case 4: t += 2; break; case 5: t += 3; break; } } return t; } Big()", "111")]
    [InlineData("record struct Pair(int A, int B); record Node(int Value, Node? Next) { public int Sum() => Value + (Next?.Sum() ?? 0); "
        + "} new Node(1, new Node(2, null)).Sum() + new Pair(3, 4).ToString()", "3Pair { A = 3, B = 4 }")]
    [InlineData("nint Pointer() { unsafe { delegate*<int, int> twice = &Twice2; return twice(21); } static int Twice2(int n) => n * 2; "
        + "} Pointer()", "42")]
    public async Task A_cell_gives_what_it_gave(string code, string value) => Assert.Equal(value, await shared.Kernel.ValueAsync(code));

    [Theory]
    [InlineData("int Lost() { while (false) { } }", "CS0161")]
    [InlineData("int Open() { int x; for (int i = 0; i < 3; i++) x = i; return x; }", "CS0165")]
    [InlineData("while (true) { }\nint after = 1;\nafter +", "CS1733")]
    public async Task A_cell_that_is_no_valid_code_is_still_refused(string code, string error) =>
        Assert.StartsWith(error, (await shared.Kernel.TryAsync(code)).Error!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_the_cells_call_is_not_offered_to_a_learner()
    {
        var answer = await shared.Kernel.Process.AskAsync("complete_request", new() { ["code"] = "CellP", ["cursor_pos"] = 5 },
            TestContext.Current.CancellationToken);
        Assert.DoesNotContain("CellPoll", answer["matches"]!.ToJsonString(), StringComparison.Ordinal);
    }
}
