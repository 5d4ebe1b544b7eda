using System.Runtime.InteropServices;

namespace NeuralNotebook;

/// <summary>A picture and the windows on it, as a host's loop wants them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct HostPicture
{
    /// <summary>The picture's numbers, and one row of numbers for each place of the window.</summary>
    public double* Picture, Places;

    /// <summary>The slopes of both, where there are some.</summary>
    public double* PictureSlopes, PlaceSlopes;

    public int Height, Width, Channels;

    /// <summary>The window's height and width, and its way from one place to the next.</summary>
    public int Size, Stride;

    /// <summary>Zeros above the picture and on its left.</summary>
    public int Top, Left;

    /// <summary>Places from top to bottom, and from left to right.</summary>
    public int Rows, Columns;

    /// <summary>Runs a loop over all places of a window on one picture; what it does not look at is empty.</summary>
    public static void Run(
        delegate* unmanaged<HostPicture*, void> loop, Windows windows, ReadOnlySpan<double> picture, ReadOnlySpan<double> places,
        ReadOnlySpan<double> pictureSlopes = default, ReadOnlySpan<double> placeSlopes = default)
    {
        fixed (double* p = picture, at = places, ps = pictureSlopes, ats = placeSlopes)
        {
            var call = new HostPicture
            {
                Picture = p,
                Places = at,
                PictureSlopes = ps,
                PlaceSlopes = ats,
                Height = windows.Picture.Height,
                Width = windows.Picture.Width,
                Channels = windows.Picture.Channels,
                Size = windows.Size,
                Stride = windows.Stride,
                Top = windows.Top,
                Left = windows.Left,
                Rows = windows.Rows,
                Columns = windows.Columns,
            };
            loop(&call);
        }
    }
}
