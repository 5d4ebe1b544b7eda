using System.Buffers.Binary;
using System.Diagnostics;
using NeuralNotebook.Notebooks.Tests;

namespace NeuralNotebook.Interactive.Tests;

public sealed class SmallPngTests
{
    public static TheoryData<string> Names => Pictures.Names;

    public static TheoryData<string> Extremes => [.. ExtremePictures.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_picture_looks_as_it_was_approved(string name) => Approved.Matches($"{name}.png", Pictures.All[name].ToSmallPng());

    [Theory, MemberData(nameof(Names))]
    public void A_picture_has_few_colours_and_few_bytes(string name)
    {
        byte[] png = Pictures.All[name].ToSmallPng();

        Assert.InRange(png.Length, 300, 12_000);
        Assert.Equal(3, png[25]); // a table of colours
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), 0.6 * Pictures.All[name].Width, Pictures.All[name].Width);
    }

    [Theory, MemberData(nameof(Extremes))]
    public void Long_and_many_texts_fit_into_few_bytes(string name) =>
        Assert.InRange(ExtremePictures.All[name].ToSmallPng().Length, 200, 12_000);

    [Fact]
    public void Data_without_end_without_number_and_without_points_are_drawn()
    {
        double[] hostile = [double.NaN, double.PositiveInfinity, -1e308, 1e308, 5e-324, 0];
        var random = new Random(3);
        double[] many = [.. Enumerable.Range(0, 5_000).Select(_ => random.NextDouble())];
        foreach (var figure in new[]
        {
            new Figure(), Chart.Line(Array.Empty<double>()), Chart.Line(hostile), Chart.Point(hostile, hostile),
            Chart.Point(many, [.. many.Reverse()]).WithSize(900, 700),
            Chart.Heatmap(new Matrix(50, 50, [.. many.Take(2500)])),
            Chart.Surface((x, y) => 1 / (x * y), (-1, 1), (-1, 1)).WithSize(4000, 4000), Chart.Line([1.0]).WithSize(120, 120),
        })
        {
            Assert.InRange(figure.ToSmallPng().Length, 100, 12_000);
        }
    }

    [Fact]
    public void A_fine_picture_has_more_pixels_and_all_colours()
    {
        var figure = Pictures.All["lines"];

        Assert.Equal(2 * figure.Width, BinaryPrimitives.ReadInt32BigEndian(figure.ToPng(scale: 2).AsSpan(16)));
        Assert.Contains("0.25 to 4", Assert.Throws<ArgumentOutOfRangeException>(() => figure.ToPng(5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_holds_the_picture()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        Pictures.All["line"].SavePng(path, scale: 1);
        try
        {
            Assert.Equal(Pictures.All["line"].ToPng(), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The processor's wide instructions may round and add in another way: nothing of the picture may lean on them.</summary>
    [Theory(Explicit = true), InlineData("1"), InlineData("0")]
    public async Task Another_process_with_or_without_the_processors_own_instructions_draws_the_same_bytes(string intrinsics)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(SmallPngTests).Assembly.Location);
        foreach (string argument in new[] { "--no-progress", "--filter-method",
            $"{typeof(SmallPngTests).FullName}.{nameof(Figures_that_no_training_made_have_their_approved_bytes)}" })
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_EnableHWIntrinsic"] = intrinsics;
        using var child = Process.Start(start)!;
        string said = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(child.ExitCode == 0, said);
        Assert.Contains("succeeded: 1", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_that_no_training_made_have_their_approved_bytes()
    {
        foreach (string name in new[] { "line", "lines", "column", "bar", "band", "references", "image", "image-grid", "heatmap", "contour",
            "surface", "error-bars", "strange-text" })
            Approved.Matches($"{name}.png", Pictures.All[name].ToSmallPng());
    }

    [Trait("measures", "time")]
    [Fact(Explicit = true)]
    public void A_curve_of_a_training_is_drawn_within_thirty_milliseconds()
    {
        var figure = Pictures.All["lines"];
        var slowness = new Slowness();
        for (int i = 0; i < 30; i++)
            figure.ToSmallPng(); // until the runtime has made it fast

        // The processor's speed is looked at beside every few pictures: it changes within the second that thirty take.
        var times = new List<double>();
        double before = slowness.Look();
        for (int turn = 0; turn < 6; turn++)
        {
            double[] turns = [.. Enumerable.Range(0, 5).Select(_ =>
            {
                long started = Stopwatch.GetTimestamp();
                figure.ToSmallPng();
                return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            })];
            double after = slowness.Look();
            times.AddRange(turns.Select(time => time / ((before + after) / 2)));
            before = after;
        }

        times.Sort();
        Assert.InRange(times[times.Count / 2], 0, 30);
    }
}
