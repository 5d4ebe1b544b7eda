namespace NeuralNotebook.Interactive.Tests;

public sealed class PathDataTests
{
    [Fact]
    public void Places_are_whole_tenths_and_steps_of_none_are_left_out()
    {
        var path = new PathData().MoveTo(1.04, 2).LineTo(1.5, 0.96).LineTo(1.52, 1.01).Close();

        Assert.Equal("M1 2l0.5-1z", path.ToString());
        var (points, closed) = Assert.Single(path.Pieces);
        Assert.Equal([(1, 2), (1.5, 1)], points);
        Assert.True(closed);
    }

    [Fact]
    public void A_dot_is_seen_and_a_move_alone_is_not()
    {
        var path = new PathData().MoveTo(1, 2).MoveTo(3, 4).Dot().MoveTo(5, 6).LineTo(7, 6);

        Assert.Equal([[(3, 4)], [(5, 6), (7, 6)]], path.Pieces.Select(piece => piece.Points));
        Assert.All(path.Pieces, piece => Assert.False(piece.Closed));
        Assert.Equal("M1 2M3 4h0M5 6l2 0", path.ToString());
        Assert.False(path.IsEmpty);
        Assert.True(new PathData().IsEmpty);
    }

    [Fact]
    public void Steps_never_drift()
    {
        var path = new PathData().MoveTo(0, 0);
        for (int i = 1; i <= 1000; i++)
            path.LineTo(i * 0.149, i);

        Assert.Equal((149, 1000), path.Pieces.Single().Points[^1]);
    }
}
