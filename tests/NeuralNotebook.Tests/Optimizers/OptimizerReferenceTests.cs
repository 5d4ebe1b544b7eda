using System.Text.Json;

namespace NeuralNotebook.Tests.Optimizers;

public sealed class OptimizerReferenceTests
{
    [Fact]
    public void Every_optimizer_makes_the_reference_steps_in_every_convention()
    {
        var reference = Reference.Load("optimizers");
        Matrix[] gradients = [.. reference.Items("gradients").Select(row => new Matrix(1, row.GetArrayLength(), row.Numbers()))];
        int compared = 0;
        foreach (var expected in reference.Items("optimizers"))
        {
            string name = $"{expected.Text("name")}, {expected.Text("convention")}";
            var optimizer = Create(expected.Text("name"), expected.Text("convention"), expected.GetProperty("hyper"));
            double[] start = reference.Numbers("initial");
            var parameter = new Parameter("weights", new Matrix(1, start.Length, start));
            var steps = expected.Items("params_after_step").ToArray();
            for (int step = 0; step < steps.Length; step++)
            {
                parameter.Gradient.CopyFrom(gradients[step]);
                optimizer.Update([parameter]);
                Near.Equal(steps[step].Numbers(), parameter.Value.Values, 1e-11, 1e-13, $"{name}, step {step + 1}");
            }

            compared++;
        }

        Assert.Equal(16, compared);
    }

    private static Optimizer Create(string name, string convention, JsonElement hyper)
    {
        double Setting(string key, double otherwise = 0) => hyper.TryGetProperty(key, out var value) ? value.GetDouble() : otherwise;
        double rate = Setting("lr"), decay = Setting("decay"), epsilon = Setting("eps");
        bool keras = convention.StartsWith("keras", StringComparison.Ordinal);
        LearningRate schedule = new InverseTimeDecay(rate, decay);
        return name switch
        {
            "sgd" or "sgd_decay" => new SGD(rate, decay: decay),
            "momentum" or "momentum_decay" =>
                new SGD(schedule, Setting("momentum"),
                    convention: convention.StartsWith("pytorch: buf", StringComparison.Ordinal)
                        ? MomentumConvention.RateOutsideVelocity : MomentumConvention.RateInVelocity),
            "nesterov" => new SGD(schedule, Setting("momentum"), convention: MomentumConvention.Nesterov),
            "adagrad" => new AdaGrad(schedule, epsilon, initialSum: keras ? 0.1 : 0, epsilonUnderRoot: keras),
            "rmsprop" => new RMSProp(schedule, Setting("rho", Setting("alpha")), epsilon, epsilonUnderRoot: keras),
            "adam" or "adam_decay" => new Adam(schedule, Setting("beta1"), Setting("beta2"), epsilon, epsilonHat: keras),
            _ => throw new NotSupportedException(name),
        };
    }
}
