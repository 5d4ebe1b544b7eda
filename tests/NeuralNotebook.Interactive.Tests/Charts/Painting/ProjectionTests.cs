namespace NeuralNotebook.Interactive.Tests;

public sealed class ProjectionTests
{
    private static readonly double[] Sides = [-1, 1];

    public static TheoryData<double, double> Cameras => new()
    {
        { -60, 30 }, { 0, 90 }, { 0, 30 }, { 45, 20 }, { 135, 60 }, { 200, 5 }, { 290, 45 }, { -400, 75 },
    };

    [Fact]
    public void From_above_x_runs_down_and_y_to_the_right()
    {
        // A square of 2 × 2 in 300 × 200: 100 pixels a unit, about the middle.
        var projection = new Projection(new Camera(0, 90), 10, 20, 300, 200);

        Same((160, 120), projection.Pixel((0, 0, 0.7)));
        Same((260, 120), projection.Pixel((0, 1, 0)));
        Same((160, 220), projection.Pixel((1, 0, -1)));
    }

    [Fact]
    public void From_the_x_axis_30_degrees_up_heights_are_shortened_by_the_cosine()
    {
        // Half as high as sin 30° · 1 + cos 30° · 0.7 = 1.1062, and 1 to each side: the height limits, 221.24 / 2.2124 = 100.
        var projection = new Projection(new Camera(0, 30), 0, 0, 1000, 221.24356);

        Same((500, 110.62178), projection.Pixel((0, 0, 0)));
        Same((600, 110.62178), projection.Pixel((0, 1, 0)));
        Same((500, 110.62178 + 50), projection.Pixel((1, 0, 0)));
        Same((500, 110.62178 - 60.62178), projection.Pixel((0, 0, 1)));
    }

    [Theory, MemberData(nameof(Cameras))]
    public void The_box_fills_its_room_in_one_direction_and_stands_in_the_middle_of_both(double azimuth, double elevation)
    {
        foreach (var (width, height) in new[] { (300, 200), (100, 400) })
        {
            var projection = new Projection(new Camera(azimuth, elevation), 10, 20, width, height);
            var corners = Corners().Select(projection.Pixel).ToList();
            var (left, right) = (corners.Min(corner => corner.X), corners.Max(corner => corner.X));
            var (top, bottom) = (corners.Min(corner => corner.Y), corners.Max(corner => corner.Y));

            Assert.Equal((10 + width / 2.0, 20 + height / 2.0), ((left + right) / 2, (top + bottom) / 2), Near);
            Assert.Equal(1, Math.Max((right - left) / width, (bottom - top) / height), 1e-9);
        }
    }

    [Theory, MemberData(nameof(Cameras))]
    public void Near_are_the_sides_of_the_corner_that_is_nearest(double azimuth, double elevation)
    {
        var projection = new Projection(new Camera(azimuth, elevation), 0, 0, 100, 100);
        var nearest = Corners().MaxBy(projection.Nearness);

        Assert.Equal(1, nearest.Z);
        if (elevation < 90 && azimuth % 90 != 0)
            Assert.Equal((nearest.X, nearest.Y), projection.Near);
    }

    [Fact]
    public void Nearness_is_measured_along_the_way_to_the_camera()
    {
        var (above, slanted) = (new Projection(new Camera(0, 90), 0, 0, 1, 1), new Projection(new Camera(90, 30), 0, 0, 1, 1));

        Assert.Equal(0.35, above.Nearness((0.3, 0.4, 0.5)), 1e-6); // the height alone, in a box 0.7 as high
        Assert.Equal(0.4 * Math.Sqrt(0.75) + 0.5 * 0.35, slanted.Nearness((0.3, 0.4, 0.5)), 1e-6);
        Assert.Equal(slanted.Nearness((0.3, 0.4, 0.5)), slanted.Nearness((0.3 + 1e-12, 0.4 + 1e-12, 0.5)));
    }

    [Theory, MemberData(nameof(Cameras))]
    public void Light_comes_from_above_left_of_the_camera_and_turns_with_it(double azimuth, double elevation)
    {
        var projection = new Projection(new Camera(azimuth, elevation), 0, 0, 100, 100);
        var (light, front) = (projection.Light, new Projection(new Camera(0, elevation), 0, 0, 100, 100).Light);
        var (sine, cosine) = Math.SinCos(azimuth * Math.PI / 180);

        Assert.Equal(1, light.X * light.X + light.Y * light.Y + light.Z * light.Z, 1e-9);
        Assert.True(light.Z > 0.5);
        Assert.True(projection.Pixel((light.X, light.Y, 0)).X < projection.Pixel((0, 0, 0)).X - 1);
        Assert.True(projection.Nearness(light) > 0);
        Assert.Equal((cosine * front.X - sine * front.Y, sine * front.X + cosine * front.Y), (light.X, light.Y), Near);
    }

    [Theory, InlineData(-20, 5), InlineData(0, 5), InlineData(120, 90)]
    public void A_camera_is_5_to_90_degrees_above_the_ground(double elevation, double nearest) =>
        Assert.Equal(new Projection(new Camera(30, nearest), 0, 0, 100, 100).Pixel((0.1, 0.2, 0.3)),
            new Projection(new Camera(30, elevation), 0, 0, 100, 100).Pixel((0.1, 0.2, 0.3)));

    [Theory]
    [InlineData(1, 2, 2, 1 / 3.0, 2 / 3.0, 2 / 3.0)]
    [InlineData(-3, 4, 0, -0.6, 0.8, 0)]
    [InlineData(0, 0, -5, 0, 0, -1)]
    [InlineData(0, 0, 0, 0, 0, 1)] // no direction: upwards
    public void A_unit_vector_has_length_1(double x, double y, double z, double unitX, double unitY, double unitZ)
    {
        var unit = Projection.Unit((x, y, z));

        Assert.Equal(unitX, unit.X, 1e-12);
        Assert.Equal(unitY, unit.Y, 1e-12);
        Assert.Equal(unitZ, unit.Z, 1e-12);
    }

    private static IEnumerable<(double X, double Y, double Z)> Corners() =>
        Sides.SelectMany(x => Sides.SelectMany(y => Sides.Select(z => (x, y, z))));

    private static bool Near((double X, double Y) a, (double X, double Y) b) => Math.Abs(a.X - b.X) < 1e-6 && Math.Abs(a.Y - b.Y) < 1e-6;

    private static void Same((double X, double Y) expected, (double X, double Y) pixel)
    {
        Assert.Equal(expected.X, pixel.X, 1e-4);
        Assert.Equal(expected.Y, pixel.Y, 1e-4);
    }
}
