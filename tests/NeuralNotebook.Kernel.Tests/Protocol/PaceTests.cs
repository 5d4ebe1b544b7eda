namespace NeuralNotebook.Kernel.Tests.Protocol;

public sealed class PaceTests
{
    private readonly Pace pace;
    private TimeSpan now = TimeSpan.FromHours(1);
    private TimeSpan waited;

    public PaceTests() => pace = new Pace(() => now, time => (now, waited) = (now + time, waited + time));

    [Fact]
    public void What_a_cell_usually_shows_does_not_wait()
    {
        for (int i = 0; i < 100; i++)
            pace.Keep(10);
        Assert.InRange(waited.TotalMilliseconds, 0, 1);
    }

    [Fact]
    public void Who_goes_on_for_ever_is_never_more_than_the_lead_ahead_of_a_client_that_reads_200_messages_a_second()
    {
        var begin = now;
        for (int i = 1; i <= 5_000; i++)
        {
            pace.Keep(0);
            Assert.InRange(i - (now - begin).TotalSeconds * 200, double.NegativeInfinity, 101);
        }

        // And is held up no longer than that takes.
        Assert.Equal(24.5, waited.TotalSeconds, 0.01);
    }

    [Fact]
    public void Large_messages_take_their_time()
    {
        for (int i = 0; i < 10; i++)
            pace.Keep(10_000_000);
        Assert.Equal(10 * 0.505 - 0.5, waited.TotalSeconds, 0.01);
    }

    [Fact]
    public void After_a_pause_as_much_comes_at_once_as_before_and_no_more()
    {
        now += TimeSpan.FromDays(1);
        for (int i = 0; i < 200; i++)
            pace.Keep(0);
        Assert.Equal(0.5, waited.TotalSeconds, 0.01);
    }
}
