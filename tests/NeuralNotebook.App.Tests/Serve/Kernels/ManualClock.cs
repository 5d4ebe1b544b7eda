using System.Diagnostics;

namespace NeuralNotebook.App.Tests.Serve.Kernels;

/// <summary>A clock whose time passes when a test says so.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private TimeSpan now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (gate)
            return now.Ticks;
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (gate)
            timers.Add(timer);
        return timer;
    }

    /// <summary>Lets time pass in small steps, each of which is noticed.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        const int Steps = 100;
        for (int i = 0; i < Steps; i++)
        {
            Timer[] due;
            lock (gate)
            {
                now += time / Steps;
                due = [.. timers.Where(timer => timer.Due <= now)];
            }

            foreach (var timer in due)
                timer.Fire();
            // What waits for a timer goes on elsewhere.
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Lets time pass, minute by minute, until something has happened: a busy machine notices it late.</summary>
    public async Task PassUntilAsync(Func<Task<bool>> condition)
    {
        var limit = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(limit.Elapsed < TimeSpan.FromSeconds(60), "waited 60 seconds");
            await PassAsync(TimeSpan.FromMinutes(1));
        }
    }

    private sealed class Timer(ManualClock clock, Action callback) : ITimer
    {
        private TimeSpan period;

        public TimeSpan Due { get; private set; } = TimeSpan.MaxValue;

        public void Fire()
        {
            Due = period == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : clock.now + period;
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            this.period = period;
            Due = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : clock.now + dueTime;
            return true;
        }

        public void Dispose() => Due = TimeSpan.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
