using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <content>What clients ask, and what the kernel's process answers.</content>
internal sealed partial class CourseKernel
{
    /// <summary>Takes a client's message.</summary>
    /// <param name="asker">The client.</param>
    /// <param name="request">The message.</param>
    public void Receive(ChannelSocket asker, ChannelMessage request)
    {
        // A client may keep its channel open to a kernel that was ended; it has been told.
        if (isClosed)
            return;
        switch (request.Type)
        {
            case "execute_request":
                lock (gate)
                {
                    queue.AddLast(new ExecuteJob(asker, request));
                    RunNext();
                }

                break;
            case "input_reply":
                if (process.IsCompletedSuccessfully)
                    _ = process.Result.SendAsync("input_reply", new JsonObject { ["value"] = request.Content["value"] is JsonValue value && value.TryGetValue(out string? text) ? text : "" });
                break;
            case "kernel_info_request":
                Respond(asker, request, KernelInfo.Content());
                break;
            case "comm_info_request":
                Respond(asker, request, new JsonObject { ["comms"] = new JsonObject() });
                break;
            case "history_request":
                Respond(asker, request, new JsonObject { ["history"] = new JsonArray() });
                break;
            case "interrupt_request":
                _ = InterruptAsync();
                Respond(asker, request, []);
                break;
            case "shutdown_request":
                Respond(asker, request, new JsonObject { ["restart"] = request.Content["restart"]?.DeepClone() ?? false });
                _ = RestartAsync();
                break;
            case "complete_request" or "inspect_request" or "is_complete_request" or "signature_request" or "diagnostics_request":
                _ = AskAsync(asker, request);
                break;
        }
    }

    /// <summary>An editor's question about a cell that is being written; it is answered also while a cell runs.</summary>
    private async Task AskAsync(ChannelSocket asker, ChannelMessage request)
    {
        JsonObject answer;
        try
        {
            await libraries.ConfigureAwait(false);
            answer = await (await process.ConfigureAwait(false)).AskAsync(request.Type, request.Content.DeepClone().AsObject()).ConfigureAwait(false);
        }
        catch (KernelDiedException error)
        {
            answer = new JsonObject { ["status"] = "error", ["ename"] = "KernelDied", ["evalue"] = error.Message, ["traceback"] = new JsonArray() };
        }

        lock (gate)
            Respond(asker, request, answer);
    }

    /// <summary>Answers at once, between the busy and the idle that Jupyter's clients wait for.</summary>
    private void Respond(ChannelSocket asker, ChannelMessage request, JsonObject content)
    {
        lock (gate)
        {
            Status("busy", request.Header);
            Reply(asker, request, content);
            Status("idle", request.Header);
            // That idle was for the question; a cell may still be running.
            if (running is not null)
                Status("busy", running.Request.Header);
        }
    }

    private void Reply(ChannelSocket asker, ChannelMessage request, JsonObject content)
    {
        content["status"] ??= "ok";
        string channel = request.Channel == "control" ? "control" : "shell";
        Subscribers.Reply(asker, ChannelMessage.Create(channel, request.Type.Replace("_request", "_reply", StringComparison.Ordinal), content, request.Header));
    }

    private void Status(string state, JsonObject parent) => Publish("status", new JsonObject { ["execution_state"] = state }, parent);

    /// <summary>Runs the next cell, if none is running.</summary>
    private void RunNext()
    {
        if (running is not null || queue.First is not { } next)
            return;
        queue.RemoveFirst();
        (running, State) = (next.Value, "busy");
        if (running.IsCounted)
            executionCount++;
        Status("busy", running.Request.Header);
        if (!running.IsSilent)
            Publish("execute_input", new JsonObject { ["code"] = running.Code, ["execution_count"] = executionCount }, running.Request.Header);
        _ = SendAsync(running, executionCount);
    }

    private async Task SendAsync(ExecuteJob job, int number)
    {
        try
        {
            await libraries.ConfigureAwait(false);
            var target = await process.ConfigureAwait(false);
            lock (gate)
            {
                if (running != job)
                    return;
                job.IsSent = true;
            }

            await target.SendAsync("execute_request", new JsonObject { ["code"] = job.Code, ["cell"] = number, ["allow_stdin"] = job.AllowsInput }).ConfigureAwait(false);
        }
        catch (KernelDiedException)
        {
            // Whoever noticed that has answered already.
        }
    }

    /// <summary>Passes on what the process says about the running cell.</summary>
    private void Take(string type, JsonObject content)
    {
        // A child that a cell started may write when no cell runs: as with ipykernel, that belongs to the last one.
        if ((running ?? (type == "stream" ? last : null)) is not { } job)
            return;
        if (type == "execute_reply")
        {
            Finish(job);
            return;
        }

        if (type == "input_request")
        {
            Subscribers.Reply(job.Asker, ChannelMessage.Create("stdin", type, content, job.Request.Header));
            return;
        }

        if (type == "error")
        {
            content.Remove("line");
            job.Error = content.DeepClone().AsObject();
        }
        else if (type == "execute_result")
        {
            content["execution_count"] = executionCount;
        }

        if (type is "display_data" or "update_display_data")
            content["transient"] ??= new JsonObject();
        if (!job.IsSilent)
            Publish(type, content, job.Request.Header);
    }

    /// <summary>Ends a cell that the process will not end.</summary>
    private void Fail(ExecuteJob job, string name, string message, bool abortsQueue = false)
    {
        job.Error = new JsonObject { ["ename"] = name, ["evalue"] = message, ["traceback"] = new JsonArray($"{name}: {message}") };
        if (!job.IsSilent)
            Publish("error", job.Error.DeepClone().AsObject(), job.Request.Header);
        if (abortsQueue)
            AbortQueue();
        Finish(job);
    }

    private void Finish(ExecuteJob job)
    {
        (running, last) = (null, job);
        State = "idle";
        var reply = job.Error ?? new JsonObject { ["payload"] = new JsonArray(), ["user_expressions"] = new JsonObject() };
        reply["execution_count"] = executionCount;
        reply["status"] = job.Error is null ? "ok" : "error";
        Reply(job.Asker, job.Request, reply);
        Status("idle", job.Request.Header);
        if (job.Error is not null && job.StopsOnError)
            AbortQueue();
        RunNext();
    }

    /// <summary>Answers what was queued behind a cell that failed: "run all" stops there.</summary>
    private void AbortQueue()
    {
        while (queue.First is { } next)
        {
            queue.RemoveFirst();
            Status("busy", next.Value.Request.Header);
            Reply(next.Value.Asker, next.Value.Request, new JsonObject { ["status"] = "aborted", ["execution_count"] = executionCount });
            Status("idle", next.Value.Request.Header);
        }
    }
}
