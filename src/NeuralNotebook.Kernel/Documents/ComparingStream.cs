namespace NeuralNotebook.Kernel;

/// <summary>Takes what is written and tells whether it is what another stream holds; neither has to fit into memory.</summary>
internal sealed class ComparingStream(Stream other) : Stream
{
    private bool isEqualSoFar = true;

    /// <summary>Whether everything that was written is everything that the other holds.</summary>
    public bool IsEqual => isEqualSoFar && other.ReadByte() < 0;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!isEqualSoFar)
            return;
        byte[] there = new byte[count];
        int length = other.ReadAtLeast(there, count, throwOnEndOfStream: false);
        isEqualSoFar = length == count && there.AsSpan().SequenceEqual(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
