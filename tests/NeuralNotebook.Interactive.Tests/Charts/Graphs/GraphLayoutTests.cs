namespace NeuralNotebook.Interactive.Tests;

public sealed class GraphLayoutTests
{
    [Theory]
    [InlineData("", "0 0 0")] // nothing leads anywhere
    [InlineData("01 12", "0 1 2")]
    [InlineData("01 12 02", "0 1 2")] // the longest way counts
    [InlineData("02 12", "0 0 1")]
    [InlineData("01 01 12", "0 1 2")] // a number that is used twice
    [InlineData("01 12 23 43", "0 1 2 3 2")] // what is given stands right before its use
    [InlineData("01 12 23 43 42", "0 1 2 3 1")] // and right before the first of two uses
    [InlineData("10 21", "2 1 0")]
    [InlineData("01 12 23 04 43", "0 1 2 3 1")] // what is computed stands right behind what it is made of
    public void Every_edge_leads_to_a_later_level(string edges, string levels)
    {
        int[] expected = [.. levels.Split(' ').Select(level => level[0] - '0')];

        Assert.Equal(expected, GraphLevels.Of(expected.Length, Edges(edges), node => $"n{node}"));
    }

    [Theory, InlineData(3, "01 12 21", "n1"), InlineData(2, "01 11", "n1"), InlineData(3, "01 12 20", "n0")]
    public void A_circle_is_refused_by_a_node_on_it(int nodes, string edges, string name)
    {
        string message = Assert.Throws<ArgumentException>(() => GraphLevels.Of(nodes, Edges(edges), node => $"n{node}")).Message;

        Assert.Contains($"circle through '{name}'", message, StringComparison.Ordinal);
        Assert.Contains("made only of earlier ones", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "", "5", 10)]
    [InlineData("0 0", "", "5 15", 20)]
    [InlineData("0 1 2", "01 12", "5 5 5", 10)] // in one line
    [InlineData("0 1 1 2", "01 02 13 23", "10 5 15 10", 20)] // in the middle of both
    [InlineData("0 0 0 1", "03 13 23", "5 15 25 15", 30)]
    [InlineData("0 0 1 1", "03 12", "5 15 15 5", 20)] // uncrossed
    [InlineData("0 1 2", "01 12 02", "8.5 5 8.5 12", 14)] // the last place is the stop of the edge that passes, 4 high
    [InlineData("0 1 1 1", "01 02 03", "15 5 15 25", 30)]
    public void Places_stand_in_the_middle_of_their_neighbours_and_apart(string levels, string edges, string middles, double height)
    {
        int[] levelOf = [.. levels.Split(' ').Select(level => level[0] - '0')];
        double[] expected = [.. middles.Split(' ').Select(y => double.Parse(y, System.Globalization.CultureInfo.InvariantCulture))];
        var layout = new GraphLayout(levelOf, Edges(edges), nodeHeight: 10, stopHeight: 4);

        Assert.All(expected, (y, place) => Assert.Equal(y, layout.Y(place), 1e-6));
        Assert.Equal(height, layout.Height, 1e-6);
        Assert.Equal(levelOf.Max() + 1, layout.Levels);
    }

    [Fact]
    public void Nothing_at_all_takes_no_room()
    {
        var layout = new GraphLayout([], [], 10, 4);

        Assert.Equal((1, 0.0), (layout.Levels, layout.Height));
        Assert.Empty(layout.Routes);
    }

    [Theory, InlineData("01 13 23"), InlineData("02 13 23")]
    public void What_nothing_leads_to_keeps_its_place_beside_its_neighbour(string edges)
    {
        // One of 1 and 2 is made of 0, the other one is given right before its use in 3.
        var layout = new GraphLayout([0, 1, 1, 2], Edges(edges), 10, 4);

        Assert.True(layout.Y(1) < layout.Y(2));
        Assert.InRange(layout.Y(3), layout.Y(1), layout.Y(2));
    }

    [Fact]
    public void An_edge_stops_once_in_every_level_that_it_skips()
    {
        var layout = new GraphLayout([0, 1, 2, 3], Edges("01 03 13 12 23"), 10, 4);

        Assert.Equal([[0, 1], [0, 4, 5, 3], [1, 6, 3], [1, 2], [2, 3]], layout.Routes);
    }

    [Theory, InlineData(2), InlineData(5), InlineData(8)]
    public void Pairs_in_any_order_are_joined_by_level_lines_that_do_not_cross(int count)
    {
        int[] levelOf = [.. Enumerable.Range(0, 2 * count).Select(node => node / count)];
        int[] mixed = [.. Enumerable.Range(0, count).OrderBy(i => i * 7 % 11)];
        List<(int From, int To)> edges = [.. Enumerable.Range(0, count).Select(i => (i, count + mixed[i]))];
        var layout = new GraphLayout(levelOf, edges, 10, 4);

        Assert.All(edges, edge => Assert.Equal(layout.Y(edge.From), layout.Y(edge.To), 1e-6));
        Assert.Equal(10 * count, layout.Height, 1e-6);
    }

    [Fact]
    public void Leaves_gather_at_their_branches()
    {
        // Leaf i belongs to branch i mod 4: two of each, far apart in their first order.
        int[] levelOf = [.. Enumerable.Repeat(0, 8), .. Enumerable.Repeat(1, 4)];
        List<(int From, int To)> edges = [.. Enumerable.Range(0, 8).Select(i => (i, 8 + i % 4))];
        var layout = new GraphLayout(levelOf, edges, 10, 4);

        foreach (var one in edges)
        {
            foreach (var other in edges)
                Assert.True((layout.Y(one.From) - layout.Y(other.From)) * (layout.Y(one.To) - layout.Y(other.To)) >= 0);
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void No_two_places_of_a_level_overlap_and_the_highest_stands_at_the_top(int seed)
    {
        var random = new Random(seed);
        int[] levelOf = [.. Enumerable.Range(0, 20).Select(node => node / 4)];
        List<(int From, int To)> edges = [.. Enumerable.Range(0, 30).Select(_ => (From: random.Next(20), To: random.Next(20)))
            .Where(edge => levelOf[edge.From] < levelOf[edge.To])];
        var layout = new GraphLayout(levelOf, edges, 10, 4);
        List<(int Level, double Y, double Height)> places =
        [
            .. Enumerable.Range(0, 20).Select(node => (levelOf[node], layout.Y(node), 10.0)),
            .. layout.Routes.SelectMany(route => route.Skip(1).SkipLast(1).Select((stop, i) =>
                (levelOf[route[0]] + 1 + i, layout.Y(stop), 4.0))),
        ];

        foreach (var level in places.GroupBy(place => place.Level))
        {
            var down = level.OrderBy(place => place.Y).ToList();
            Assert.All(down.Zip(down.Skip(1)), pair =>
                Assert.True(pair.Second.Y - pair.First.Y >= (pair.First.Height + pair.Second.Height) / 2 - 1e-9));
        }
        Assert.Equal(0, places.Min(place => place.Y - place.Height / 2), 1e-9);
        Assert.Equal(layout.Height, places.Max(place => place.Y + place.Height / 2), 1e-9);
    }

    private static List<(int From, int To)> Edges(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(edge => (edge[0] - '0', edge[1] - '0'))];
}
