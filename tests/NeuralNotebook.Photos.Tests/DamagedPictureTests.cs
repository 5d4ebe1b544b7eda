using System.Buffers.Binary;
using System.Text;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;

namespace NeuralNotebook.Photos.Tests;

/// <summary>Whatever a file holds, it is read or refused in words, soon, and in little memory.</summary>
public sealed class DamagedPictureTests
{
    public static TheoryData<string> Formats => ["png", "jpeg"];

    [Fact]
    public void An_empty_file_is_told()
    {
        string path = PhotoMaker.Save([]);
        Assert.StartsWith($"{path}: is empty", Assert.Throws<InvalidDataException>(() => Photo.ReadInk(path)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev")]
    public async Task What_has_no_end_or_is_a_folder_is_refused_at_once(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs Linux's devices.");
        await Assert.ThrowsAsync<InvalidDataException>(() => Task.Run(() => Photo.ReadGrey(path)).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_that_was_cut_off_anywhere_is_told(string format)
    {
        byte[] whole = Whole(format);
        for (int i = 1; i < 40; i++)
        {
            int kept = (int)((long)whole.Length * i / 40);
            string message = Assert.Throws<InvalidDataException>(() => Photo.ReadGrey(PhotoMaker.Save(whole[..kept]))).Message;
            Assert.Matches("neither a PNG nor a JPEG|ends in the middle|is damaged", message);
        }

        Assert.Contains("ends in the middle of the picture",
            Assert.Throws<InvalidDataException>(() => Photo.ReadGrey(PhotoMaker.Save(whole[..^1]))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_with_changed_bytes_is_read_or_told(string format)
    {
        byte[] whole = Whole(format);
        var random = new SeededRandom(11);
        int read = 0;
        for (int i = 0; i < 150; i++)
        {
            byte[] changed = [.. whole];
            for (int change = 0; change <= random.Next(4); change++)
                changed[random.Next(i % 2 == 0 ? 200 : changed.Length)] = (byte)random.Next(256);
            try
            {
                Assert.InRange(Photo.ReadGrey(PhotoMaker.Save(changed)).Values.Length, 1, 600 * 600);
                read++;
            }
            catch (InvalidDataException)
            {
            }
        }

        Assert.InRange(read, 1, 149);
    }

    [Fact]
    public void A_telephones_video_after_the_picture_does_no_harm() =>
        Assert.Equal(60, Photo.ReadGrey(PhotoMaker.Save([.. Whole("jpeg"), .. new byte[5000]])).Rows);

    [Fact]
    public void A_progressive_jpeg_is_whole_at_its_last_scan()
    {
        // Two scans of one component each, as a decoder of scans sees them; the pixels are not read here.
        byte[] scans = [0xFF, 0xD8, 0xFF, 0xDA, 0, 4, 1, 2, 55, 0xFF, 0, 66, 0xFF, 0xD3, 77, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xFF, 0xDA, 0, 2,
            88, 0xFF, 0xD9];
        Assert.True(PictureEnd.IsReached(scans));
        Assert.All(Enumerable.Range(3, scans.Length - 3),
            length => Assert.False(PictureEnd.IsReached(scans.AsSpan(0, length)), $"{length}"));
    }

    [Theory]
    [InlineData("GIF89a and so on")]
    [InlineData("no picture at all")]
    public void A_file_of_another_kind_is_told(string content)
    {
        string path = PhotoMaker.Save(Encoding.UTF8.GetBytes(content));
        string message = Assert.Throws<InvalidDataException>(() => Photo.ReadInk(path)).Message;
        Assert.StartsWith($"{path}: is neither a PNG nor a JPEG file", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_iPhones_own_format_is_named_with_the_way_out() =>
        Assert.Contains("Most Compatible",
            Assert.Throws<InvalidDataException>(() => Photo.ReadInk(PhotoMaker.Save([0, 0, 0, 24, .. "ftypheic0000"u8]))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_told() => Assert.Throws<FileNotFoundException>(() => Photo.ReadInk(PhotoMaker.NewPath()));

    [Fact]
    public void A_giant_is_refused_before_it_is_unpacked()
    {
        byte[] header = [.. "IHDR"u8, .. Number(100_000), .. Number(100_000), 8, 0, 0, 0, 0];
        byte[] png = [.. PictureEnd.Png, .. Number(13), .. header, .. Sum(header), .. Number(0), .. "IEND"u8, .. Sum("IEND"u8)];
        byte[] jpeg = Whole("jpeg");
        int size = jpeg.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 }) + 5;
        jpeg.AsSpan(size, 4).Fill(0xFF);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (byte[] giant in new[] { png, jpeg })
            Assert.Contains("a picture may have 64,000,000 pixels in all",
                Assert.Throws<InvalidDataException>(() => Photo.ReadInk(PhotoMaker.Save(giant))).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void A_giant_file_is_refused_before_it_is_read()
    {
        string path = PhotoMaker.NewPath();
        using (var file = File.Create(path))
            file.SetLength(65_000_000);
        Assert.Contains("has 65,000,000 bytes", Assert.Throws<InvalidDataException>(() => Photo.ReadInk(path)).Message,
            StringComparison.Ordinal);
        File.Delete(path);
    }

    private static byte[] Whole(string format)
    {
        var grey = new Matrix(60, 80);
        for (int i = 0; i < grey.Values.Length; i++)
            grey.Values[i] = i % 97 / 96.0;
        return File.ReadAllBytes(PhotoMaker.Save(grey, format == "png" ? new PngEncoder() : new JpegEncoder { Quality = 80 }));
    }

    private static byte[] Number(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>A chunk's sum: CRC-32 as in zip.</summary>
    private static byte[] Sum(ReadOnlySpan<byte> chunk) => Number(Crc(chunk));

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) == 1 ? 0xEDB88320 : 0);
        }

        return ~crc;
    }
}
