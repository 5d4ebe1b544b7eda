using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuralNotebook.Interactive;

/// <summary>The kernel's ends of the playgrounds: the page asks, and each question is answered with a frame.
/// Nothing runs in between.</summary>
/// <remarks>The page opens a comm to the target <c>playground</c> with <c>{"playground": 1}</c>, the number that the cell showed,
/// and sends what is to be done (<c>do</c>), with what it has already, which is then not sent again: <see cref="PlaygroundQuestion"/>.
/// It gets a <see cref="PlaygroundFrame"/>, or a <c>problem</c> in words.</remarks>
internal static class PlaygroundComms
{
    public const string Target = "playground";

    /// <summary>However long the page asks to learn, it is answered after this time.</summary>
    private const int LongestMilliseconds = 1000;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly NumberedComms<PlaygroundRun> Runs =
        new(Target, "playground", (run, message) => Answer(run, message, TimeProvider.System));

    /// <summary>Lets the page play with a run; returns its number.</summary>
    public static int Add(PlaygroundRun run) => Runs.Add(run);

    /// <summary>The answer to a message, both as JSON; learning ends by the clock.</summary>
    internal static string Answer(PlaygroundRun run, string message, TimeProvider clock)
    {
        var question = JsonSerializer.Deserialize<PlaygroundQuestion>(message, Web)!;
        string? problem = null;
        try
        {
            Do(run, question, clock);
        }
        catch (Exception error) when (error is ArgumentException or TrainingDivergedException)
        {
            problem = Words(error, run);
        }

        return JsonSerializer.Serialize(PlaygroundFrame.Of(run, question) with { Problem = problem }, Web);
    }

    private static void Do(PlaygroundRun run, PlaygroundQuestion question, TimeProvider clock)
    {
        switch (question.Do)
        {
            case "train":
                Train(run, question, clock);
                break;
            case "turn":
                run.Turn(question.Knob ?? "", question.Value ?? "");
                break;
            case "weight":
                run.SetWeight(question.Layer, question.From, question.To, question.Weight);
                break;
            case "reset":
                run.Reset();
                break;
            case "goto":
                run.GoTo(Math.Clamp(question.Epoch, 0, run.Epoch));
                break;
            case "open":
                var (start, changes, epochs) = RunText.Read(question.Run ?? "");
                run.Repeat(start, changes, epochs);
                break;
        }
    }

    private static void Train(PlaygroundRun run, PlaygroundQuestion question, TimeProvider clock)
    {
        long start = clock.GetTimestamp();
        var time = TimeSpan.FromMilliseconds(Math.Clamp(question.Milliseconds, 0, LongestMilliseconds));
        bool repeats = run.Target is not null;
        for (int i = 0; repeats || i < question.Epochs; i++)
        {
            run.Advance();
            if ((repeats && run.Target is null) || clock.GetElapsedTime(start) >= time)
                break;
        }
    }

    /// <summary>What went wrong, without the parameter's name that an exception has behind its message.</summary>
    private static string Words(Exception error, PlaygroundRun run) => error is TrainingDivergedException diverged
        ? $"{diverged.Message.Split(" at epoch", 2)[0]} in epoch {(run.Target ?? 0) + 1}"
            + $" (learning rate {NumberText.Short(diverged.LearningRate)}): the steps are too long. Lower the rate, or press Reset. "
            + "The network goes back to the epoch before."
        : error.Message.Split(" (Parameter", 2)[0];
}
