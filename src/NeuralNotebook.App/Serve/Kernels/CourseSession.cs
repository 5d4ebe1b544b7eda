using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Serve;

/// <summary>A notebook and the kernel that runs it.</summary>
internal sealed class CourseSession(string path, string name, string type, CourseKernel kernel)
{
    /// <summary>The session's id.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>The notebook's path.</summary>
    public string Path { get; set; } = path;

    /// <summary>What the client calls it.</summary>
    public string Name { get; set; } = name;

    /// <summary>What is open: a notebook, a console.</summary>
    public string Type { get; set; } = type;

    /// <summary>Its kernel.</summary>
    public CourseKernel Kernel { get; set; } = kernel;

    /// <summary>Jupyter's model of it.</summary>
    public JsonObject Model()
    {
        var model = new JsonObject { ["id"] = Id, ["path"] = Path, ["name"] = Name, ["type"] = Type, ["kernel"] = Kernel.Model() };
        if (Type == "notebook")
            model["notebook"] = new JsonObject { ["path"] = Path, ["name"] = Name };
        return model;
    }
}
