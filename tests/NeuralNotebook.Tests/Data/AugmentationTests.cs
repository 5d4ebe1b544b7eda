namespace NeuralNotebook.Tests.Data;

public sealed class AugmentationTests
{
    /// <summary>Two pictures of two rows and three columns.</summary>
    private static readonly Matrix Pictures = [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]];

    [Theory]
    [InlineData(0, 0, new double[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(1, 0, new double[] { 0, 1, 2, 0, 4, 5 })]
    [InlineData(-1, 0, new double[] { 2, 3, 0, 5, 6, 0 })]
    [InlineData(0, 1, new double[] { 0, 0, 0, 1, 2, 3 })]
    [InlineData(0, -1, new double[] { 4, 5, 6, 0, 0, 0 })]
    [InlineData(2, -1, new double[] { 0, 0, 4, 0, 0, 0 })]
    [InlineData(3, 0, new double[] { 0, 0, 0, 0, 0, 0 })]
    [InlineData(int.MaxValue, int.MinValue, new double[] { 0, 0, 0, 0, 0, 0 })]
    public void A_picture_is_moved_by_whole_pixels_and_paper_comes_in(int right, int down, double[] expected) =>
        Assert.Equal(expected, Augmentation.Shift(Pictures, width: 3, right, down).Row(0).ToArray());

    [Fact]
    public void Every_picture_is_moved_and_the_given_ones_stay()
    {
        Assert.Equal([0, 7, 8, 0, 10, 11], Augmentation.Shift(Pictures, width: 3, right: 1, down: 0).Row(1).ToArray());
        Assert.Equal([7, 8, 9, 10, 11, 12], Pictures.Row(1).ToArray());
    }

    [Fact]
    public void A_move_and_its_opposite_give_back_what_did_not_leave()
    {
        var digits = Digits.Load().X.Slice(0, 50);
        var back = Augmentation.Shift(Augmentation.Shift(digits, 8, 2, -1), 8, -2, 1);
        for (int i = 0; i < digits.Values.Length; i++)
            Assert.Equal(i % 8 < 6 && i % 64 >= 8 ? digits.Values[i] : 0, back.Values[i]);
    }

    [Fact]
    public void With_shifts_come_the_originals_and_four_copies_of_the_same_classes()
    {
        var data = Augmentation.WithShifts(new Dataset(Pictures, [4, 2], classes: 5, name: "pair"), width: 3);
        Assert.Equal("pair, and moved by 1: 10 samples × 6 features, 5 classes", data.ToString());
        Assert.Equal([4, 2, 4, 2, 4, 2, 4, 2, 4, 2], data.Labels);
        (int Right, int Down)[] moves = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)];
        for (int move = 0; move < moves.Length; move++)
            Assert.Equal(0, Augmentation.Shift(Pictures, 3, moves[move].Right, moves[move].Down)
                .LargestDifference(data.X.Slice(2 * move, 2)));
    }

    [Fact]
    public void At_random_every_move_up_to_the_most_comes_about_equally_often_and_no_other()
    {
        var dot = new Matrix(9_000, 25);
        for (int i = 0; i < dot.Rows; i++)
            dot[i, 12] = 1;
        var moved = Augmentation.ShiftAtRandom(new Dataset(dot, new int[9_000], classes: 1), width: 5, most: 1, seed: 3);
        int[] places = moved.X.ArgMax();
        Assert.Equal([6, 7, 8, 11, 12, 13, 16, 17, 18], places.Distinct().Order());
        Assert.All(places.CountBy(place => place), each => Assert.InRange(each.Value, 850, 1150));
    }

    [Fact]
    public void At_random_the_seed_decides()
    {
        var digits = Digits.Load();
        Assert.Equal(0,
            Augmentation.ShiftAtRandom(digits, 8, seed: 5).X.LargestDifference(Augmentation.ShiftAtRandom(digits, 8, seed: 5).X));
        Assert.NotEqual(0,
            Augmentation.ShiftAtRandom(digits, 8, seed: 5).X.LargestDifference(Augmentation.ShiftAtRandom(digits, 8, seed: 6).X));
        Assert.Equal(0, digits.X.LargestDifference(Augmentation.ShiftAtRandom(digits, 8, most: 0).X));
        Assert.Equal(digits.Labels, Augmentation.ShiftAtRandom(digits, 8).Labels);
    }

    [Fact]
    public void What_is_refused_is_named()
    {
        var pair = new Dataset(Pictures, [4, 2]);
        Assert.All(
            [
                ("images", () => Augmentation.Shift(null!, 3, 1, 0)), ("data", () => Augmentation.WithShifts(null!, 3)),
                ("data", () => Augmentation.ShiftAtRandom(null!, 3)), ("most", () => Augmentation.ShiftAtRandom(pair, 3, most: -1)),
                ("width", () => Augmentation.Shift(Pictures, 4, 1, 0)), ("width", () => Augmentation.WithShifts(pair, 4)),
                ("width", () => Augmentation.ShiftAtRandom(pair, 4)), ("width", () => Augmentation.Shift(Pictures, -3, 1, 0)),
                ("width", () => Augmentation.WithShifts(pair, 0)), ("width", () => Augmentation.ShiftAtRandom(pair, 0)),
            ],
            ((string Parameter, Action Call) refusal) =>
                Assert.Equal(refusal.Parameter, Assert.ThrowsAny<ArgumentException>(refusal.Call).ParamName));
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_words()
    {
        Assert.Contains("A picture of 6 pixels has no whole rows of 4",
            Assert.Throws<ArgumentException>(() => Augmentation.Shift(Pictures, 4, 1, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Augmentation.Shift(Pictures, 0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Augmentation.ShiftAtRandom(Digits.Load(), 8, most: -1));
        Assert.Contains("keep their class", Assert.Throws<ArgumentException>(() => Augmentation.WithShifts(Datasets.Sine(), 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("keep their class", Assert.Throws<ArgumentException>(() => Augmentation.ShiftAtRandom(Datasets.Sine(), 1)).Message,
            StringComparison.Ordinal);
    }
}
