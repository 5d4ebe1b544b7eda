namespace NeuralNotebook.Tests.Training;

/// <summary>The way of one batch through the layers and back: which matrices it takes, and which layers it lets work together.</summary>
public sealed class PassTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(1025)]
    public void However_wide_the_layer_behind_a_ReLU_is_the_slopes_before_it_are_those_on_paper(int outputs)
    {
        // h = max(0, 2 · 1) = 2 goes to so many outputs of weight 1, each 1 too large: dp = 2 · 1 / outputs, and their sum is 2.
        var ones = new Matrix(1, outputs);
        ones.Values.Fill(1);
        var first = new Dense([[2.0]], [[0.0]]);
        var pass = new Pass([first, new ReLU(), new Dense(ones, new Matrix(1, outputs))], 1);
        pass.Forward([[1.0]], training: true);
        Near.Equal(1, pass.Loss(new MeanSquaredError(), ones), 1e-15);
        pass.Backward(new MeanSquaredError(), ones);
        Near.Equal(2, first.Parameters[0].Gradient[0, 0], 1e-12);
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public void The_slopes_before_a_ReLU_take_the_place_of_its_outputs_where_a_product_may_write_over_what_it_reads(
        int outputs, bool shares)
    {
        var before = new ProbeLayer();
        var behind = new ProbeLayer(outputs);
        var pass = new Pass([before, new ReLU(), behind], 2);
        pass.Forward([[1.0, -1]], training: true);
        pass.Backward(new MeanSquaredError(), new Matrix(1, outputs));
        Assert.Equal(shares, ReferenceEquals(behind.Forwards[0].Inputs, before.Slopes[0]));
        // dp = 2 · (p − 0) / outputs, and the ReLU lets the first column through alone.
        Assert.Equal([2.0 / outputs, 0], before.Slopes[0].Values);
    }

    [Fact]
    public void A_layer_may_do_the_part_of_the_ReLU_behind_it()
    {
        var rectifying = new Rectifying();
        var pass = new Pass([rectifying, new ReLU(), new Linear()], 2);
        Assert.Equal([3, 0], pass.Forward([[3.0, -3]], training: true).Values);
        Assert.Equal(1, rectifying.Times);
    }

    [Fact]
    public void With_class_weights_a_loss_is_asked_sample_by_sample_through_the_same_windows()
    {
        var loss = new NotedLoss(fuses: false);
        var pass = new Pass([new Linear(), new Linear()], 2) { ClassWeights = [1, 10] };
        pass.Forward([[1.0, 2], [3, 4]], training: true);
        // One of the probe's losses a sample, of weight 1 and of weight 10.
        Assert.Equal((1 + 10) / 2.0, pass.Loss(loss, [[1.0, 0], [0, 1]]));
        Assert.Equal(11 / 2.0, pass.Loss(loss, [[0.0, 1], [1, 0]]));
        Assert.Equal(["1 2, 1 0", "3 4, 0 1", "1 2, 0 1", "3 4, 1 0"], loss.Seen);
        Assert.Equal(2, loss.Matrices.Count);
    }

    [Fact]
    public void With_class_weights_a_loss_that_knows_the_last_activation_is_asked_through_the_same_windows_too()
    {
        var loss = new NotedLoss(fuses: true);
        var pass = new Pass([new Linear(), new ReLU()], 2) { ClassWeights = [1, 10] };
        pass.Forward([[-1.0, 2], [3, -4]], training: true);
        Assert.Equal(11 / 2.0, pass.Loss(loss, [[1.0, 0], [0, 1]]));
        Assert.Equal(11 / 2.0, pass.Loss(loss, [[0.0, 1], [1, 0]]));
        Assert.Equal(["-1 2, 0 2, 1 0", "3 -4, 3 0, 0 1", "-1 2, 0 2, 0 1", "3 -4, 3 0, 1 0"], loss.Seen);
        Assert.Equal(3, loss.Matrices.Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.49, 1)]
    [InlineData(0.5, 10)]
    [InlineData(1, 10)]
    public void In_one_column_a_target_of_one_half_belongs_to_class_1_as_in_the_accuracy(double target, double weight)
    {
        var pass = new Pass([new Linear()], 1) { ClassWeights = [1, 10] };
        pass.Forward([[2.0]], training: true);
        Near.Equal(weight * (2 - target) * (2 - target), pass.Loss(new MeanSquaredError(), [[target]]), 1e-15);
    }

    /// <summary>Hands on what it gets, and makes the ReLU behind it itself.</summary>
    private sealed class Rectifying : Layer
    {
        public int Times { get; private set; }

        public override int OutputColumns(int inputColumns) => inputColumns;

        protected internal override void Forward(Matrix inputs, Matrix outputs, bool training) =>
            throw new InvalidOperationException("It was not asked for both at once.");

        protected internal override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient) =>
            throw new NotSupportedException();

        internal override bool TryForwardRectified(Matrix inputs, Matrix rectifiedOutputs)
        {
            Times++;
            for (int i = 0; i < inputs.Values.Length; i++)
                rectifiedOutputs.Values[i] = Math.Max(0, inputs.Values[i]);
            return true;
        }
    }

    /// <summary>A loss that is always 1, and notes what it sees.</summary>
    private sealed class NotedLoss(bool fuses) : Loss
    {
        public List<string> Seen { get; } = [];

        public HashSet<Matrix> Matrices { get; } = new(ReferenceEqualityComparer.Instance);

        protected internal override double Mean(Matrix predictions, Matrix targets) => Note(predictions, targets);

        protected internal override void Gradient(Matrix predictions, Matrix targets, Matrix gradient) =>
            throw new NotSupportedException();

        internal override FusedLoss? FuseWith(Layer last) => fuses ? new Fused(this) : null;

        private int Note(params Matrix[] matrices)
        {
            Seen.Add(string.Join(", ", matrices.Select(matrix => string.Join(' ', matrix.Values.ToArray()))));
            Matrices.UnionWith(matrices);
            return 1;
        }

        private sealed class Fused(NotedLoss notes) : FusedLoss
        {
            public override double Mean(Matrix logits, Matrix probabilities, Matrix targets) => notes.Note(logits, probabilities, targets);

            public override void Gradient(Matrix probabilities, Matrix targets, Matrix gradient) => throw new NotSupportedException();
        }
    }
}
