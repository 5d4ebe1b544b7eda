using System.Text;

namespace NeuralNotebook.Kernel.Tests.Platform;

public sealed class WrittenPastTests
{
    private readonly StandInPlatform platform = new();
    private readonly WrittenPast past;

    public WrittenPastTests() => past = WrittenPast.Catch(platform);

    [Fact]
    public void It_is_caught_from_the_start() => Assert.True(platform.IsCaught);

    [Fact]
    public void A_character_that_comes_in_pieces_is_whole()
    {
        foreach (byte piece in "é🙂"u8)
            platform.Write(piece);
        Assert.Equal("stdout é🙂", Read());
    }

    [Fact]
    public void A_character_that_is_half_there_waits_for_its_other_half()
    {
        platform.Write(0xC3);
        Assert.Equal("", Read());
        platform.Write(0xA9);
        Assert.Equal("stdout é", Read());
    }

    [Fact]
    public void The_halves_of_a_character_on_two_streams_are_not_joined()
    {
        platform.Write(0xC3);
        platform.WriteError(0xA9, (byte)'!');
        platform.Write((byte)'?');
        Assert.Equal("stdout �?stderr �!", Read());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_shown_as_such()
    {
        platform.Write(0xFF, (byte)'a', 0xFE);
        Assert.Equal("stdout �a�", Read());
    }

    [Fact]
    public void Who_writes_for_ever_is_not_read_for_ever()
    {
        byte[] piece = new byte[64 * 1024];
        for (int i = 0; i < 100; i++)
            platform.Write(piece);
        int read = 0;
        past.Read((_, text) => read += text.Length);
        Assert.Equal(1024 * 1024, read);
    }

    private string Read()
    {
        var text = new StringBuilder();
        string last = "";
        past.Read((name, piece) =>
        {
            if (piece.IsEmpty)
                return;
            if (name != last)
                text.Append(name).Append(' ');
            last = name;
            text.Append(piece);
        });
        return text.ToString();
    }
}
