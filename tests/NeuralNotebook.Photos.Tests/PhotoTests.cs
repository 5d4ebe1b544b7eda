using SixLabors.ImageSharp.Formats.Png;

namespace NeuralNotebook.Photos.Tests;

/// <summary>A photographed digit becomes the picture that a clean drawing of it becomes.</summary>
public sealed class PhotoTests
{
    private static readonly Matrix Clean = PhotoMaker.Ink();

    public static TheoryData<string, bool> Lights =>
        new([.. new[] { "even", "gradient", "dim" }.SelectMany(light => new[] { (light, false), (light, true) })]);

    [Theory]
    [MemberData(nameof(Lights))]
    public void In_every_light_dark_on_light_and_light_on_dark_the_digit_is_the_same(string light, bool isLightOnDark)
    {
        string path = PhotoMaker.Save(PhotoMaker.Photographed(Clean, light, isLightOnDark));
        Assert.InRange(Likeness(Photo.ReadInk(path), Clean), 0.97, 1.0001);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void However_the_telephone_was_held_the_digit_stands_upright(int orientation)
    {
        string path = PhotoMaker.Save(PhotoMaker.Photographed(Clean, "gradient", isLightOnDark: false), orientation: orientation);
        var grey = Photo.ReadGrey(path);
        Assert.Equal((467, 600), (grey.Rows, grey.Columns));
        Assert.InRange(Likeness(Photo.InkOf(grey), Clean), 0.97, 1.0001);
    }

    [Fact]
    public void A_turned_digit_is_another_picture()
    {
        var turned = new Matrix(Clean.Columns, Clean.Rows);
        for (int row = 0; row < turned.Rows; row++)
        {
            for (int column = 0; column < turned.Columns; column++)
                turned[row, column] = Clean[column, row];
        }

        Assert.InRange(Likeness(turned, Clean), 0, 0.8);
    }

    [Fact]
    public void A_png_is_read_too_and_what_is_transparent_in_it_is_white()
    {
        var photo = PhotoMaker.Photographed(Clean, "even", isLightOnDark: false);
        Assert.InRange(Likeness(Photo.ReadInk(PhotoMaker.Save(photo, new PngEncoder())), Clean), 0.97, 1.0001);
        Assert.InRange(
            Likeness(
                Photo.ReadInk(PhotoMaker.Save(photo,
                    new PngEncoder { InterlaceMethod = PngInterlaceMode.Adam7, BitDepth = PngBitDepth.Bit16 })), Clean), 0.97, 1.0001);

        string path = PhotoMaker.NewPath();
        using (var glass = new SixLabors.ImageSharp.Image<SixLabors.ImageSharp.PixelFormats.La16>(20, 10, new(0, 0)))
        {
            glass[3, 4] = new(0, 255);
            using var file = File.Create(path);
            glass.Save(file, new PngEncoder { ColorType = PngColorType.GrayscaleWithAlpha });
        }

        var grey = Photo.ReadGrey(path);
        Assert.Equal((0.0, 1.0, 199.0), (grey[4, 3], grey[4, 4], grey.Sum()));
    }

    [Fact]
    public void The_thin_line_of_a_ballpoint_is_made_as_thick_as_a_stroke_of_MNIST()
    {
        var thin = PhotoMaker.Ink(penWidth: 6);
        string path = PhotoMaker.Save(PhotoMaker.Photographed(thin, "even", isLightOnDark: false));
        Assert.InRange(Likeness(Photo.ReadInk(path), Clean), 0.93, 1.0001);
        Assert.InRange(DigitPicture.ForMnist(thin).Values.ToArray().Max(), 0, 0.6);
    }

    [Fact]
    public void Crumbs_and_the_edge_of_the_paper_are_no_part_of_the_digit()
    {
        var scene = Clean.Copy();
        for (int row = 0; row < scene.Rows; row++)
        {
            for (int column = 0; column < scene.Columns; column++)
            {
                if (column < 40 || (row is > 600 and < 608 && column is > 700 and < 708))
                    scene[row, column] = 1;
            }
        }

        Assert.InRange(Likeness(Photo.ReadInk(PhotoMaker.Save(PhotoMaker.Photographed(scene, "even", isLightOnDark: false))), Clean), 0.95,
            1.0001);
    }

    [Theory]
    [InlineData("even")]
    [InlineData("gradient")]
    [InlineData("dim")]
    public void Blank_paper_is_told_in_every_light(string light)
    {
        string path = PhotoMaker.Save(PhotoMaker.Photographed(new Matrix(300, 400), light, isLightOnDark: false));
        Assert.Contains("No digit is to be seen", Assert.Throws<ArgumentException>(() => Photo.ReadInk(path)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(255, "got 255")]
    [InlineData(double.NaN, "got NaN")]
    [InlineData(0.5, "No digit is to be seen")]
    public void What_is_no_grey_picture_is_told(double value, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => Photo.InkOf(new Matrix(20, 20).Map(_ => value))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_few_pixels_are_no_photo() =>
        Assert.Contains("at least 8 × 8", Assert.Throws<ArgumentException>(() => Photo.InkOf(new Matrix(4, 20))).Message,
            StringComparison.Ordinal);

    /// <summary>How alike two digits are in the form of MNIST: the cosine between their pixels, 1 for the same.</summary>
    private static double Likeness(Matrix ink, Matrix expected)
    {
        Matrix one = DigitPicture.ForMnist(ink), other = DigitPicture.ForMnist(expected);
        return one.PointwiseMultiply(other).Sum() / Math.Sqrt(one.PointwiseMultiply(one).Sum() * other.PointwiseMultiply(other).Sum());
    }
}
