using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace NeuralNotebook.Photos.Tests;

/// <summary>Photographs a digit that stands on no paper: what the sensor of a telephone would have seen.</summary>
internal static class PhotoMaker
{
    public const int Width = 900;
    public const int Height = 700;

    /// <summary>A four with an open top, which no turn and no mirror makes look the same.</summary>
    private static readonly (double X, double Y)[][] Four = [[(400, 150), (330, 360), (560, 350)], [(530, 210), (500, 530)]];

    private static readonly string Folder = Directory.CreateTempSubdirectory("photos-").FullName;

    /// <summary>The digit as clean ink.</summary>
    public static Matrix Ink(double penWidth = 48)
    {
        var ink = new Matrix(Height, Width);
        for (int row = 0; row < Height; row++)
        {
            for (int column = 0; column < Width; column++)
            {
                double distance = Four.SelectMany(stroke => stroke.Zip(stroke.Skip(1)))
                    .Min(line => Distance((column + 0.5, row + 0.5), line.First, line.Second));
                ink[row, column] = Math.Clamp((penWidth / 2) + 0.5 - distance, 0, 1);
            }
        }

        return ink;
    }

    /// <summary>What a camera sees of it in some light.</summary>
    public static Matrix Photographed(Matrix ink, string light, bool isLightOnDark)
    {
        var random = new SeededRandom(5);
        var (paper, pen) = isLightOnDark ? (0.16, 0.8) : (0.85, 0.2);
        var photo = new Matrix(ink.Rows, ink.Columns);
        for (int row = 0; row < ink.Rows; row++)
        {
            for (int column = 0; column < ink.Columns; column++)
            {
                double brightness = light switch
                {
                    "even" => 1,
                    "gradient" => 1 - (0.65 * ((double)(row + column) / (ink.Rows + ink.Columns))),
                    _ => 0.3,
                };
                double noise = light == "dim" ? 0.02 * random.NextNormal() : 0.004 * random.NextNormal();
                photo[row, column] = Math.Clamp((brightness * (paper + (ink[row, column] * (pen - paper)))) + noise, 0, 1);
            }
        }

        return photo;
    }

    /// <summary>Stores a picture as a telephone does that was held some way:
    /// turned, with the EXIF orientation that turns it back.</summary>
    /// <remarks>Source: CIPA DC-008 (Exif 2.3), tag 0x0112: where the first row and the first column of what is stored belong.</remarks>
    public static string Save(Matrix grey, IImageEncoder? encoder = null, int orientation = 1)
    {
        bool isSideways = orientation >= 5;
        using var image = isSideways ? new Image<L8>(grey.Rows, grey.Columns) : new Image<L8>(grey.Columns, grey.Rows);
        int lastX = grey.Columns - 1, lastY = grey.Rows - 1;
        for (int row = 0; row < image.Height; row++)
        {
            for (int column = 0; column < image.Width; column++)
            {
                var (y, x) = orientation switch
                {
                    2 => (row, lastX - column),
                    3 => (lastY - row, lastX - column),
                    4 => (lastY - row, column),
                    5 => (column, row),
                    6 => (column, lastX - row),
                    7 => (lastY - column, lastX - row),
                    8 => (lastY - column, row),
                    _ => (row, column),
                };
                image[column, row] = new L8((byte)Math.Round(255 * grey[y, x]));
            }
        }

        image.Metadata.ExifProfile = new ExifProfile();
        image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)orientation);
        string path = NewPath();
        image.Save(path, encoder ?? new JpegEncoder { Quality = 85 });
        return path;
    }

    /// <summary>Stores bytes.</summary>
    public static string Save(byte[] bytes)
    {
        string path = NewPath();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static string NewPath() => Path.Combine(Folder, Guid.NewGuid().ToString("N"));

    private static double Distance((double X, double Y) place, (double X, double Y) from, (double X, double Y) to)
    {
        double x = to.X - from.X, y = to.Y - from.Y;
        double along = Math.Clamp((((place.X - from.X) * x) + ((place.Y - from.Y) * y)) / ((x * x) + (y * y)), 0, 1);
        return Math.Sqrt(Math.Pow(place.X - from.X - (along * x), 2) + Math.Pow(place.Y - from.Y - (along * y), 2));
    }
}
