namespace NeuralNotebook.Kernel;

/// <summary>The names of Jupyter's messages, protocol 5.4, as every door uses them;
/// what an editor asks besides is in <see cref="LanguageMessages"/>.</summary>
internal static class MessageTypes
{
    public const string ExecuteRequest = "execute_request";
    public const string ExecuteReply = "execute_reply";
    public const string ExecuteInput = "execute_input";
    public const string ExecuteResult = "execute_result";
    public const string Stream = "stream";
    public const string DisplayData = "display_data";
    public const string UpdateDisplayData = "update_display_data";
    public const string ClearOutput = "clear_output";
    public const string Error = "error";
    public const string Status = "status";
    public const string InputRequest = "input_request";
    public const string InputReply = "input_reply";
    public const string KernelInfoRequest = "kernel_info_request";
    public const string HistoryRequest = "history_request";
    public const string ConnectRequest = "connect_request";
    public const string CommInfoRequest = "comm_info_request";
    public const string CommOpen = "comm_open";
    public const string CommMessage = "comm_msg";
    public const string CommClose = "comm_close";
    public const string InterruptRequest = "interrupt_request";
    public const string ShutdownRequest = "shutdown_request";

    /// <summary>What the answer to a request is called.</summary>
    public static string ReplyTo(string request) => request.Replace("_request", "_reply", StringComparison.Ordinal);

    /// <summary>Whether a message belongs to a comm.</summary>
    public static bool IsComm(string type) => type is CommOpen or CommMessage or CommClose;
}
