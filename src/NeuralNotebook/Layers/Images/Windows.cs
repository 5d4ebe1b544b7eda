namespace NeuralNotebook;

/// <summary>The places of a square window on a picture that is surrounded by zeros: every so many pixels to the right, every so many down,
/// as long as it is wholly within.</summary>
internal sealed unsafe class Windows
{
    /// <summary>Copying a number takes as long as so many multiply-adds of a product.</summary>
    private const int WorkPerNumber = 4;

    /// <param name="picture">The picture.</param>
    /// <param name="size">The window's height and width.</param>
    /// <param name="stride">From one place to the next. What is left on the right and at the bottom, too narrow for one more step,
    /// is not looked at (floor, as in PyTorch and Keras).</param>
    /// <param name="padding">The zeros around the picture.</param>
    /// <param name="sizeIs">What the caller calls the window's size.</param>
    /// <exception cref="ArgumentException">The window is larger than the picture with its zeros,
    /// or would see nothing but zeros.</exception>
    public Windows(ImageShape picture, int size, int stride, Padding padding, string sizeIs = "size")
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, sizeIs);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        if (padding.Border >= size)
            throw new ArgumentException($"With {padding.Border} zeros on each side a window of {size} × {size} sees nothing but zeros at "
                + $"the edge: the padding is at most {size - 1}{KeepsSize(size, stride)}.", nameof(padding));
        (Picture, Size, Stride) = (picture, size, stride);
        ((Top, Bottom), (Left, Right)) = (padding.Around(picture.Height, size, stride), padding.Around(picture.Width, size, stride));
        long height = (long)picture.Height + Top + Bottom, width = (long)picture.Width + Left + Right;
        if (size > height || size > width)
            throw new ArgumentException($"A window of {size} × {size}"
                + $" is larger than a picture of {picture}{(padding == 0 ? "" : $", which is {height} × {width} with its zeros")}"
                + ": take a smaller one, or more padding.", sizeIs);
        if ((Int128)size * size * picture.Channels > Matrix.MostNumbers)
            throw new ArgumentException(
                $"A window of {size} × {size} on a picture of {picture} has more numbers than a matrix.", sizeIs);
        (Rows, Columns) = ((int)((height - size) / stride) + 1, (int)((width - size) / stride) + 1);
    }

    public ImageShape Picture { get; }

    public int Size { get; }

    public int Stride { get; }

    /// <summary>Zeros above the picture.</summary>
    public int Top { get; }

    /// <summary>Zeros below it.</summary>
    public int Bottom { get; }

    /// <summary>Zeros on its left.</summary>
    public int Left { get; }

    /// <summary>Zeros on its right.</summary>
    public int Right { get; }

    /// <summary>How many places there are from top to bottom.</summary>
    public int Rows { get; }

    /// <summary>How many places there are from left to right.</summary>
    public int Columns { get; }

    /// <summary>How many places there are.</summary>
    public int Count => Rows * Columns;

    /// <summary>How many numbers a window shows.</summary>
    public int Length => Size * Size * Picture.Channels;

    /// <summary>For every place, what its window and the picture share; found once, since every picture has the same.</summary>
    private Overlap[] Shared => field ??= [.. Enumerable.Range(0, Count).Select(SharedAt)];

    /// <summary>The pixels that a window shows, without the zeros around the picture.</summary>
    /// <param name="place">The window's place, counted from left to right and from top to bottom.</param>
    public Block Shown(int place)
    {
        int top = (place / Columns * Stride) - Top, left = (place % Columns * Stride) - Left;
        return new Block(Math.Max(0, top), Math.Min(Picture.Height, top + Size), Math.Max(0, left), Math.Min(Picture.Width, left + Size));
    }

    /// <summary>The first picture of a part, where a batch is shared out.</summary>
    public static int Start(int part, int parts, int pictures) => (int)((long)pictures * part / parts);

    /// <summary>Writes what each window shows side by side, a row a window:
    /// a batch of pictures becomes a table of patches (im2col).</summary>
    /// <param name="pictures"><c>batch × (height · width · channels)</c></param>
    /// <param name="patches"><c>(batch · places) × (size · size · channels)</c>, in a patch as in a picture.</param>
    public void Unroll(Matrix pictures, Matrix patches) =>
        Sharing.Run(new UnrollJob(this, pictures, patches), WorkPerNumber * (long)patches.Rows * patches.Columns);

    /// <summary>Adds every number of every patch to the pixel that it came from; what came from the zeros is dropped.
    /// It is the way back through <see cref="Unroll"/> (col2im).</summary>
    /// <remarks>A pixel takes the patches in ascending order, whatever the number of threads:
    /// pictures are shared out, and no sum.</remarks>
    public void Fold(Matrix patches, Matrix pictures) =>
        Sharing.Run(new FoldJob(this, patches, pictures), WorkPerNumber * (long)patches.Rows * patches.Columns);

    /// <summary>What to try instead of too wide a border: equal borders keep the size of a picture for odd windows only,
    /// and no border does where the window steps over pixels.</summary>
    private static string KeepsSize(int size, int stride) =>
        stride > 1 ? "" : size % 2 == 1 ? $", {(size - 1) / 2} keeps the size" : ", Padding.Same keeps the size";

    private void UnrollOne(ReadOnlySpan<double> picture, Span<double> patches)
    {
        if (HostLoops.Unroll != null)
        {
            HostPicture.Run(HostLoops.Unroll, this, picture, patches);
            return;
        }

        foreach (var shared in Shared)
        {
            if (shared.Rows * shared.Length < Length)
                patches[..Length].Clear();
            for (int row = 0, from = shared.InPicture,
                to = shared.InPatch; row < shared.Rows; row++, from += Picture.Width * Picture.Channels, to += Size * Picture.Channels)
                Elementwise.Copy(picture.Slice(from, shared.Length), patches.Slice(to, shared.Length));
            patches = patches[Length..];
        }
    }

    private void FoldOne(ReadOnlySpan<double> patches, Span<double> picture)
    {
        if (HostLoops.Fold != null)
        {
            HostPicture.Run(HostLoops.Fold, this, picture, patches);
            return;
        }

        picture.Clear();
        foreach (var shared in Shared)
        {
            for (int row = 0, to = shared.InPicture,
                from = shared.InPatch; row < shared.Rows; row++, to += Picture.Width * Picture.Channels, from += Size * Picture.Channels)
                Elementwise.AddTo(patches.Slice(from, shared.Length), picture.Slice(to, shared.Length));
            patches = patches[Length..];
        }
    }

    private Overlap SharedAt(int place)
    {
        var shown = Shown(place);
        int top = shown.FirstRow - ((place / Columns * Stride) - Top), left = shown.FirstColumn - ((place % Columns * Stride) - Left),
            channels = Picture.Channels;
        return new(shown.EndRow - shown.FirstRow, (shown.EndColumn - shown.FirstColumn) * channels,
            ((shown.FirstRow * Picture.Width) + shown.FirstColumn) * channels, ((top * Size) + left) * channels);
    }

    /// <summary>What a window and the picture share: so many rows of so many numbers, and where the first begins in both.</summary>
    private readonly record struct Overlap(int Rows, int Length, int InPicture, int InPatch);

    private readonly struct UnrollJob(Windows windows, Matrix pictures, Matrix patches) : IParallelJob
    {
        public void RunPart(int part, int parts)
        {
            int length = windows.Count * windows.Length;
            for (int i = Start(part, parts, pictures.Rows); i < Start(part + 1, parts, pictures.Rows); i++)
                windows.UnrollOne(pictures.Row(i), patches.Values.Slice(i * length, length));
        }
    }

    private readonly struct FoldJob(Windows windows, Matrix patches, Matrix pictures) : IParallelJob
    {
        public void RunPart(int part, int parts)
        {
            int length = windows.Count * windows.Length;
            for (int i = Start(part, parts, pictures.Rows); i < Start(part + 1, parts, pictures.Rows); i++)
                windows.FoldOne(patches.Values.Slice(i * length, length), pictures.Row(i));
        }
    }
}
