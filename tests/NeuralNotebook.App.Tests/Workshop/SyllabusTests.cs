using NeuralNotebook.App.Workshop;

namespace NeuralNotebook.App.Tests.Workshop;

public sealed class SyllabusTests
{
    [Fact]
    public void Every_exercise_has_the_id_and_the_title_that_its_own_card_shows()
    {
        var syllabus = Syllabus.Read(Room.Notebooks);
        Assert.NotEmpty(syllabus.Exercises);
        Assert.All(syllabus.Exercises,
            exercise => Assert.Equal([(exercise.Id, ExerciseState.Untouched)],
                ExerciseCard.In(exercise.Cell).Select(card => (card.Id, card.State))));
        Assert.All(syllabus.Exercises, exercise => Assert.NotEqual("", exercise.Title));
        Assert.Equal(("01", "One neuron"), (syllabus.Chapters[1].Number, syllabus.Chapters[1].Title));
    }
}
