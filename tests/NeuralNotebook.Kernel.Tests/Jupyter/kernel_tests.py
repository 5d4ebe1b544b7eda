"""Debian's python3-jupyter-kernel-test, given the C# that it asks for. JupyterClientTests runs it."""
import unittest

import jupyter_kernel_test


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "nn-test"
    language_name = "csharp"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    complete_code_samples = ["var x = 1;", "x + 1", "int F(int a)\n{\n    return a;\n}"]
    incomplete_code_samples = ["int F(int a)\n{", "var x = (1 +"]
    invalid_code_samples = ["int x = 1 1;", "}"]
    code_generate_error = 'throw new Exception("bad");'
    code_execute_result = [{"code": "6 * 7", "result": "42"}, {"code": '"a" + "b"', "result": "ab"}]
    code_display_data = [{"code": 'HTML("<b>x</b>").Display();', "mime": "text/html"}]
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "var party = \"🎉\"; party.IndexOfA", "matches": {"IndexOfAny"}},
        {"text": "#!mark", "matches": {"#!markdown"}},
    ]
    code_inspect_sample = "Console.WriteLine"
    code_page_something = "#!help Math.Max"
    code_clear_output = "display(1); ClearOutput(); display(2);"
    code_history_pattern = "6*7"
    supported_history_operations = ("tail", "range", "search")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The library gives every cell 15 seconds, and a session's first one may take them where other programs have all cores.
        cls.kc.execute_interactive("display(6 * 7)", timeout=120, output_hook=lambda message: None)


if __name__ == "__main__":
    unittest.main()
