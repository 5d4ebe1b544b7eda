namespace NeuralNotebook.Exchange.Tests;

/// <summary>Whatever bytes a file holds, it is read or refused in words, soon, and in little memory.</summary>
public sealed class DamagedFileTests
{
    private static readonly Dictionary<string, (Func<string, Sequential> Load, Action<Sequential, string> Save)> formats = new()
    {
        [".onnx"] = (OnnxFile.Load, (model, path) => model.SaveOnnx(path)),
        [".keras"] = (KerasFile.Load, (model, path) => model.SaveKeras(path)),
    };

    public static TheoryData<string> Formats => [.. formats.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_that_was_cut_off_anywhere_is_told(string format)
    {
        byte[] whole = Whole(format);
        for (int i = 0; i < 100; i++)
            Assert.Equal("refused", Try(format, whole[..(int)((long)whole.Length * i / 100)]));
        Assert.Equal("refused", Try(format, whole[..^1]));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_with_changed_bytes_is_read_or_told(string format)
    {
        byte[] whole = Whole(format);
        var random = new SeededRandom(17);
        var ends = new List<string>();
        long before = GC.GetTotalAllocatedBytes();
        for (int i = 0; i < 2000; i++)
        {
            byte[] changed = [.. whole];
            for (int change = 0; change <= random.Next(4); change++)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            ends.Add(Try(format, changed));
        }

        Assert.Equal(["read", "refused"], ends.Distinct().Order());
        Assert.InRange((GC.GetTotalAllocatedBytes() - before) / 2000, 0, 8 << 20);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Text_and_noise_are_refused(string format)
    {
        var random = new SeededRandom(3);
        Assert.Equal("refused", Try(format, "Here is no network.\n"u8.ToArray()));
        for (int i = 0; i < 200; i++)
            Assert.Equal("refused", Try(format, [.. Enumerable.Range(0, 1 + random.Next(3000)).Select(_ => (byte)random.Next(256))]));
    }

    private static byte[] Whole(string format)
    {
        using var file = new TemporaryFile(format);
        formats[format].Save(Networks.Trained(), file.Path);
        return File.ReadAllBytes(file.Path);
    }

    private static string Try(string format, byte[] content)
    {
        using var file = new TemporaryFile(format).With(content);
        try
        {
            formats[format].Load(file.Path).Predict(Networks.Batch(2));
            return "read";
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException)
        {
            Assert.StartsWith(file.Path, error.Message, StringComparison.Ordinal);
            return "refused";
        }
        catch (ArgumentException)
        {
            // Another number of inputs than the batch has: the network itself was read.
            return "read";
        }
    }
}
