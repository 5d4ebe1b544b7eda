namespace NeuralNotebook.Interactive.Tests;

/// <summary>At which epochs a film looks.</summary>
public sealed class FilmTests
{
    private static readonly Dataset Line = new([[0], [1]], Matrix.FromColumn([1, 3]), "line");

    private static readonly Sequential Model = new(new Dense([[2]], [[1]]));

    /// <summary>The report of an epoch.</summary>
    internal static EpochReport After(int epoch, int of) =>
        new() { Epoch = epoch, Epochs = of, Loss = 1, Accuracy = double.NaN, LearningRate = 0.1 };

    [Theory]
    [InlineData(16, 16, "0 1 2 4 8 16")] // each twice the one before
    [InlineData(81, 81, "0 1 3 9 27 81")]
    [InlineData(1, 1, "0 1")]
    [InlineData(2, 2, "0 1 2")] // 1, 1.19, 1.41, 1.68, 2
    [InlineData(16, 5, "0 1 2 4 5")] // stopped early
    [InlineData(16, 4, "0 1 2 4")]
    [InlineData(16, 0, "0")]
    public void A_film_without_a_choice_looks_seldomer_and_seldomer_and_at_the_last(int epochs, int trained, string kept) =>
        Assert.Equal(kept, Train(new FitFilm(Line), epochs, trained));

    [Theory, InlineData(8, "2 6"), InlineData(5, "2"), InlineData(1, "")]
    public void A_film_with_a_choice_looks_when_it_was_asked_to_and_never_else(int trained, string kept) =>
        Assert.Equal(kept, Train(new FitFilm(Line, 2, 6, 6), 8, trained));

    [Fact]
    public void A_second_training_begins_the_film_anew()
    {
        var film = new FitFilm(Line);
        Train(film, 16, 5);

        Assert.Equal("0", Train(film, 16, 0));
        Assert.Equal("0 1 2 3", Train(film, 16, 3));
    }

    [Fact]
    public void A_training_that_never_began_leaves_no_picture()
    {
        var film = new FitFilm(Line);
        film.OnEpochEnd(Model, After(3, of: 16)); // not one of 1, 2, 4, 8 and 16
        film.OnTrainEnd(Model, new History());

        Assert.Empty(film.Snapshots);
    }

    [Fact]
    public void Epochs_are_counted_from_0_and_must_be_there()
    {
        string message = Assert.Throws<ArgumentException>(() => new FitFilm(Line, 3, -1, -2)).Message;

        Assert.Contains("counted from 1, and 0 is before the first; got -2", message, StringComparison.Ordinal);
        Assert.Equal("epochs", Assert.Throws<ArgumentNullException>(() => new FitFilm(Line, null!)).ParamName);
        Assert.Equal("0", Train(new FitFilm(Line, 0), 2, 2));
    }

    [Fact]
    public void What_a_training_reports_must_be_there()
    {
        var film = new FitFilm(Line);

        Assert.Equal("model", Assert.Throws<ArgumentNullException>(() => film.OnTrainBegin(null!)).ParamName);
        Assert.Equal("model", Assert.Throws<ArgumentNullException>(() => film.OnEpochEnd(null!, After(1, 2))).ParamName);
        Assert.Equal("report", Assert.Throws<ArgumentNullException>(() => film.OnEpochEnd(Model, null!)).ParamName);
        Assert.Equal("model", Assert.Throws<ArgumentNullException>(() => film.OnTrainEnd(null!, new History())).ParamName);
    }

    private static string Train(FitFilm film, int epochs, int trained)
    {
        film.OnTrainBegin(Model);
        for (int epoch = 1; epoch <= trained; epoch++)
            film.OnEpochEnd(Model, After(epoch, epochs));
        film.OnTrainEnd(Model, new History());
        return string.Join(' ', film.Snapshots.Select(snapshot => snapshot.Epoch));
    }
}
