namespace NeuralNotebook.Interactive.Tests;

public sealed class PlaneSidesTests
{
    public static TheoryData<double, Func<double, double, double>> Shares => new()
    {
        { 0, (_, _) => -1 },
        { 0, (_, _) => 0 },
        { 1, (_, _) => 1 },
        // Corners are cut off at the middles of two sides: an eighth of the square.
        { 1 / 8.0, (x, y) => x + y - 1 },
        { 1 / 8.0, (x, y) => -x + y - 1 },
        { 1 / 8.0, (x, y) => x - y - 1 },
        { 1 / 8.0, (x, y) => -x - y - 1 },
        { 7 / 8.0, (x, y) => x + y + 1 },
        { 7 / 8.0, (x, y) => x - y + 1 },
        // Trapezia, of a quarter and a half at their ends.
        { 3 / 8.0, (x, y) => x - 0.25 - 0.25 * y },
        { 3 / 8.0, (x, y) => y - 0.25 - 0.25 * x },
        { 5 / 8.0, (x, y) => 0.25 + 0.25 * y - x },
        // What is 0 is not positive, however far it reaches.
        { 0.35, (x, _) => Math.Max(0, x - 0.3) },
        { 0.65, (x, _) => Math.Max(0, 0.3 - x) },
        // Both corners of the rising diagonal: six eighths are left beside the two that are cut off.
        { 6 / 8.0, (x, y) => 1 - Math.Abs(x - y) },
    };

    [Theory, MemberData(nameof(Shares))]
    public void In_a_single_cell_the_positive_area_is_that_on_its_side_of_the_line(double share, Func<double, double, double> f) =>
        Assert.Equal(share, new PlaneSides(new BoundaryFrame(-1, 1, -1, 1, 2, 2), f).PositiveShare(), 1e-9);

    [Theory]
    [InlineData(1, 0, 0, 0.5)] // x > 0
    [InlineData(0, 1, -12, 2 / 3.0)] // y > 12 of 10 to 16
    [InlineData(0, -1, 12, 1 / 3.0)]
    [InlineData(1, 0, 1, 0.75)] // x > −1 of −2 to 2
    [InlineData(1, 0, 1.7, 0.925)]
    [InlineData(3, 2, -26, 0.5)] // through the middle (0, 13)
    public void The_share_of_a_half_plane_is_its_area_whatever_the_lattice(double a, double b, double c, double share)
    {
        Assert.Equal(share, new PlaneSides(new BoundaryFrame(-2, 2, 10, 16, 4, 8), (x, y) => a * x + b * y + c).PositiveShare(), 1e-9);
        Assert.Equal(share, new PlaneSides(new BoundaryFrame(-2, 2, 10, 16, 9, 3), (x, y) => a * x + b * y + c).PositiveShare(), 1e-9);
    }

    [Theory, InlineData(1, 0.3, -4.1), InlineData(-0.2, 1, -12.7)]
    public void The_line_lies_where_the_function_is_zero_and_jumps_move_it_nowhere(double a, double b, double c)
    {
        var frame = new BoundaryFrame(-2, 2, 10, 16, 4, 8);
        var line = new PlaneSides(frame, (x, y) => a * x + b * y + c).Line();

        Assert.InRange(line.Count, 3, 40);
        Assert.All(line, place => Assert.Equal(0,
            a * (frame.Left + place.X * frame.StepX) + b * (frame.Bottom + place.Y * frame.StepY) + c, 1e-9));
        Assert.All(line.Zip(new PlaneSides(frame, (x, y) => a * x + b * y + c > 0 ? 1e-17 : -1).Line()),
            pair => Assert.Equal(0, Math.Abs(pair.First.X - pair.Second.X) + Math.Abs(pair.First.Y - pair.Second.Y), 1e-9));
    }

    [Fact]
    public void A_function_of_one_sign_has_no_line()
    {
        Assert.Empty(new PlaneSides(new BoundaryFrame(-1, 1, -1, 1, 5, 5), (_, _) => 2).Line());
        Assert.Empty(new PlaneSides(new BoundaryFrame(-1, 1, -1, 1, 5, 5), (_, _) => 0).Line());
    }
}
