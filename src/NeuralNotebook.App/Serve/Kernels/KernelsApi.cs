using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary><c>api/kernelspecs</c>, <c>api/kernels</c> and <c>api/sessions</c>.</summary>
internal sealed class KernelsApi(KernelRegistry registry, IdleKernels idle, CancellationToken ending)
{
    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/kernelspecs",
            context =>
                HttpJson.JsonAsync(context,
                    new JsonObject
                    {
                        ["default"] = KernelSpecs.DefaultName,
                        ["kernelspecs"] = new JsonObject { [KernelSpecs.DefaultName] = Spec() }
                    }));
        routes.MapGet("/api/kernelspecs/{name}",
            context => Value(context, "name") == KernelSpecs.DefaultName ? HttpJson.JsonAsync(context, Spec())
                : throw new RequestException(StatusCodes.Status404NotFound, $"There is no kernelspec '{Value(context, "name")}'."));

        routes.MapGet("/api/kernels",
            context => HttpJson.JsonAsync(context, new JsonArray([.. registry.Kernels.Select(kernel => kernel.Model())])));
        routes.MapPost("/api/kernels", StartAsync);
        routes.MapGet("/api/kernels/{id}", context => HttpJson.JsonAsync(context, Kernel(context).Model()));
        routes.MapDelete("/api/kernels/{id}", async context =>
        {
            await registry.EndAsync(Kernel(context)).ConfigureAwait(false);
            await HttpJson.DoneAsync(context).ConfigureAwait(false);
        });
        routes.MapPost("/api/kernels/{id}/interrupt", async context =>
        {
            Kernel(context).Interrupt();
            await HttpJson.DoneAsync(context).ConfigureAwait(false);
        });
        routes.MapPost("/api/kernels/{id}/restart", async context =>
        {
            var kernel = Kernel(context);
            await kernel.RestartAsync().ConfigureAwait(false);
            await HttpJson.JsonAsync(context, kernel.Model()).ConfigureAwait(false);
        });
        routes.MapGet("/api/kernels/{id}/channels", ServeChannelsAsync);

        routes.MapGet("/api/sessions",
            context => HttpJson.JsonAsync(context, new JsonArray([.. registry.Sessions.Select(session => session.Model())])));
        routes.MapPost("/api/sessions", OpenAsync);
        routes.MapGet("/api/sessions/{id}", context => HttpJson.JsonAsync(context, Session(context).Model()));
        routes.MapPatch("/api/sessions/{id}", ChangeAsync);
        routes.MapDelete("/api/sessions/{id}", async context =>
        {
            await registry.CloseAsync(Session(context)).ConfigureAwait(false);
            await HttpJson.DoneAsync(context).ConfigureAwait(false);
        });
    }

    private static JsonObject Spec() => new()
    {
        ["name"] = KernelSpecs.DefaultName,
        ["spec"] = new JsonObject
        {
            ["argv"] = new JsonArray(),
            ["env"] = new JsonObject(),
            ["display_name"] = ".NET (C#)",
            ["language"] = "csharp",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject(),
        },
        ["resources"] = new JsonObject(),
    };

    private async Task StartAsync(HttpContext context)
    {
        var body = await HttpJson.BodyAsync(context).ConfigureAwait(false);
        CheckName(body);
        string path = HttpJson.Text(body, "path") ?? "";
        var kernel = registry.Start(ContentsStore.IsNotebook(path) ? Path.GetDirectoryName(path) ?? "" : path);
        context.Response.Headers.Location = $"/api/kernels/{kernel.Id}";
        await HttpJson.JsonAsync(context, kernel.Model(), StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private async Task OpenAsync(HttpContext context)
    {
        var body = await HttpJson.BodyAsync(context).ConfigureAwait(false);
        var wanted = HttpJson.Object(body, "kernel");
        CheckName(wanted);
        string path = HttpJson.Text(body, "path") ?? HttpJson.Text(HttpJson.Object(body, "notebook"), "path")
            ?? throw new RequestException(StatusCodes.Status400BadRequest, "'path' must say which notebook the session is for.");
        var (session, notice) =
            registry.Open(path, HttpJson.Text(body, "name") ?? "", HttpJson.Text(body, "type") ?? "notebook", HttpJson.Text(wanted, "id"));
        idle.Touch(session.Kernel);
        context.Response.Headers.Location = $"/api/sessions/{session.Id}";
        var model = session.Model();
        if (notice is not null)
            model["notice"] = notice;
        await HttpJson.JsonAsync(context, model, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    /// <summary>Changes a session. Our page changes nothing at times: that says that somebody sits before it.</summary>
    private async Task ChangeAsync(HttpContext context)
    {
        var session = Session(context);
        var body = await HttpJson.BodyAsync(context).ConfigureAwait(false);
        var (path, name, type, wanted) =
            (HttpJson.Text(body, "path"), HttpJson.Text(body, "name"), HttpJson.Text(body, "type"), HttpJson.Object(body, "kernel"));
        CheckName(wanted);
        var before = session.Kernel;
        var kernel = HttpJson.Text(wanted, "id") is { } id
            ? registry.Kernel(id) : HttpJson.Text(wanted, "name") is not null ? registry.Start("") : before;
        (session.Path, session.Name, session.Type, session.Kernel) =
            (path ?? session.Path, name ?? session.Name, type ?? session.Type, kernel);
        if (kernel != before && registry.Sessions.All(other => other.Kernel != before))
            await registry.EndAsync(before).ConfigureAwait(false);
        idle.Touch(kernel);
        await HttpJson.JsonAsync(context, session.Model()).ConfigureAwait(false);
    }

    private async Task ServeChannelsAsync(HttpContext context)
    {
        var kernel = Kernel(context);
        if (!context.WebSockets.IsWebSocketRequest)
            throw new RequestException(StatusCodes.Status400BadRequest, "The channels are a websocket.");
        string? protocol = context.WebSockets.WebSocketRequestedProtocols.Contains(ChannelFrames.V1) ? ChannelFrames.V1 : null;
        using var accepted = await context.WebSockets.AcceptWebSocketAsync(protocol).ConfigureAwait(false);
        var socket = new ChannelSocket(accepted, context.Request.Query["session_id"].ToString());
        kernel.Subscribers.Add(socket);
        try
        {
            await socket.ServeAsync(message => Take(kernel, socket, message), ending).ConfigureAwait(false);
        }
        finally
        {
            kernel.Subscribers.Remove(socket);
        }
    }

    private static void Take(CourseKernel kernel, ChannelSocket asker, ChannelMessage message)
    {
        if (message.Flaw is null)
            kernel.Receive(asker, message);
        else
            kernel.Subscribers.Refuse(kernel.Id, asker, message);
    }

    private static void CheckName(JsonObject? wanted)
    {
        if (HttpJson.Text(wanted, "name") is { Length: > 0 } name && name != KernelSpecs.DefaultName && name != KernelSpecs.AlternativeName)
            throw new RequestException(StatusCodes.Status404NotFound,
                $"There is no kernel named '{name}' here; '{KernelSpecs.DefaultName}' runs C#.");
    }

    private CourseKernel Kernel(HttpContext context) => registry.Kernel(Value(context, "id"));

    private CourseSession Session(HttpContext context) => registry.Session(Value(context, "id"));

    private static string Value(HttpContext context, string name) => (string?)context.Request.RouteValues[name] ?? "";
}
