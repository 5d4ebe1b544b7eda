using System.Buffers.Binary;
using System.Text;

namespace NeuralNotebook.Tests.Persistence;

/// <summary>The file format by itself: the limits of its header, and what is said where tensors "a" (2 × 1) and "b" (1 × 1)
/// are looked for in it.</summary>
public sealed class SafeTensorsTests
{
    private const string A = "\"a\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,16]}",
        B = "\"b\":{\"dtype\":\"F64\",\"shape\":[1,1],\"data_offsets\":[16,24]}";

    [Theory]
    [InlineData("aaa", "aaa")]
    [InlineData("éa", "éa")]
    [InlineData("\\u0022\\u0022\\u0022", "\"\"\"")]
    public void A_text_of_the_metadata_may_have_its_longest_length_however_it_is_written(string written, string text) =>
        Assert.Equal(text, Encoding.UTF8.GetString(Of(Metadata(written)).Metadata("key", longest: 3)!));

    [Theory]
    [InlineData("aaaa", "'key' of 4 bytes in its metadata; at most 3 are read")]
    [InlineData("éé", "'key' of 4 bytes in its metadata; at most 3 are read")]
    [InlineData("\\u0022\\u0022\\u0022a", "'key' of 19 bytes in its metadata; at most 3 are read")]
    public void A_longer_text_of_the_metadata_is_refused_with_both_lengths(string written, string reason) =>
        Assert.Contains(reason, Refusal(() => Of(Metadata(written)).Metadata("key", longest: 3)), StringComparison.Ordinal);

    [Theory]
    [InlineData(A, "lacks 'b'")]
    [InlineData(A + ",\"c\":{}", "lacks 'b', and holds 'c', for which its layers have no place")]
    [InlineData(A + "," + B + ",\"c\":{}", "holds 'c', for which its layers have no place")]
    [InlineData(A + ",\"b\":{\"dtype\":\"F64\",\"shape\":[1,1],\"data_offsets\":[24,32]}",
        "has 8 bytes before 'b' that belong to no tensor")]
    [InlineData("\"a\":{\"dtype\":5,\"shape\":[2,1],\"data_offsets\":[0,16]}", "holds 'a' as 5; this engine computes with F64")]
    [InlineData("\"a\":{\"dtype\":[\"F64\"],\"shape\":[2,1],\"data_offsets\":[0,16]}", "as [; this engine computes with F64")]
    [InlineData("\"a\":{\"dtype\":\"F8_E4M3FNU\",\"shape\":[2,1],\"data_offsets\":[0,16]}", "as F8_E4M3FNU; this engine computes with F64")]
    [InlineData("\"a\":{\"dtype\":\"F8_E4M3FNUZ\",\"shape\":[2,1],\"data_offsets\":[0,16]}",
        "as something else; this engine computes with F64")]
    [InlineData("\"a\":{\"dtype\":\"F64\",\"shape\":[0,1],\"data_offsets\":[0,0]}", "holds 'a' as 0 × 1, where its layers need 2 × 1")]
    [InlineData("\"a\":{\"dtype\":\"F64\",\"shape\":[1,1],\"data_offsets\":[0,8]}", "holds 'a' as 1 × 1, where its layers need 2 × 1")]
    [InlineData("\"a\":{\"dtype\":\"F64\",\"shape\":[2,2],\"data_offsets\":[0,32]}", "holds 'a' as 2 × 2, where its layers need 2 × 1")]
    [InlineData("\"a\":{\"dtype\":\"F64\",\"shape\":[\"2\",1],\"data_offsets\":[0,16]}",
        "in a shape that is not two whole numbers; a matrix has rows and columns")]
    [InlineData("\"a\":{\"dtype\":\"F64\",\"shape\":2,\"data_offsets\":[0,16]}",
        "in a shape that is not two whole numbers; a matrix has rows and columns")]
    [InlineData("\"a\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[\"0\",16]}", "does not say where 'a' begins and ends")]
    public void Tensors_that_are_not_those_that_are_wanted_are_refused_with_the_reason(string tensors, string reason) =>
        Assert.EndsWith(reason, Refusal(() => Of($"{{{tensors}}}", 32).InFileOrder(Wanted())), StringComparison.Ordinal);

    [Fact]
    public void The_name_of_a_tensor_has_up_to_a_thousand_bytes()
    {
        Assert.EndsWith("nn', for which its layers have no place", Refusal(() => Named(1000)), StringComparison.Ordinal);
        Assert.EndsWith("holds a tensor whose name is 1001 bytes long", Refusal(() => Named(1001)), StringComparison.Ordinal);

        static void Named(int length) => Of($"{{{A},{B},\"{new string('n', length)}\":{{}}}}", 24).InFileOrder(Wanted());
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 0 }, "holds 7 bytes, and the length of the header alone takes 8")]
    [InlineData(new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}' }, "header is 3 bytes long, and holds 10 bytes in all")]
    [InlineData(new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, (byte)'"', 0xFF, (byte)'"' }, "has a header that is not written in UTF-8")]
    public void A_file_whose_header_cannot_be_read_is_refused_with_the_reason(byte[] file, string reason) =>
        Assert.Contains(reason, Refusal(() => SafeTensors.ReadHeader(new MemoryStream(file))), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0 }, 0)]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}' }, 0)]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}', 7 }, 1)]
    public void What_follows_the_header_is_what_its_length_leaves_of_the_file(byte[] file, long bytes) =>
        Assert.Equal(bytes, SafeTensors.ReadHeader(new MemoryStream(file)).DataLength);

    [Fact]
    public void A_header_has_up_to_a_hundred_million_bytes()
    {
        string path = Path.GetTempFileName();
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            Claim(100_000_000);
            Assert.Equal(0, SafeTensors.ReadHeader(stream).DataLength);
            Claim(100_000_001);
            Assert.Contains("header is 100000001 bytes long", Refusal(() => SafeTensors.ReadHeader(stream)), StringComparison.Ordinal);

            // What is only claimed to be there takes no place on the disk, and reads as zeros.
            void Claim(long length)
            {
                byte[] prefix = new byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(prefix, length);
                stream.Position = 0;
                stream.Write(prefix);
                stream.SetLength(8 + length);
                stream.Position = 0;
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_large_matrix_is_written_without_a_copy_of_the_whole()
    {
        // 2 MiB of numbers.
        var tensor = SafeTensors.Of("a", new Matrix(512, 512));
        Assert.Equal(1 << 21, tensor.Length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        tensor.Write(Stream.Null);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static SafeTensorsHeader Of(string json, long dataLength = 0) => new(Encoding.UTF8.GetBytes(json), dataLength);

    private static string Metadata(string written) => $"{{\"__metadata__\":{{\"key\":\"{written}\"}}}}";

    private static (string Name, Matrix Value)[] Wanted() => [("a", new Matrix(2, 1)), ("b", new Matrix(1, 1))];

    private static string Refusal(Action read) => Assert.Throws<InvalidDataException>(read).Message;
}
