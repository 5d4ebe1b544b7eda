"""A session as jupyter_client, Jupyter's own client library, drives it. JupyterClientTests runs it."""
import contextlib
import queue
import time
import unittest

import zmq
from jupyter_client.manager import start_new_kernel


class Session(unittest.TestCase):
    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=False)
        assert not self.manager.is_alive()

    def run_cell(self, code, **options):
        outputs = []
        reply = self.client.execute_interactive(code, timeout=30, output_hook=outputs.append, **options)
        return reply["content"], [output for output in outputs if output["msg_type"] not in ("status", "execute_input")]

    def statuses(self, *cells, timeout=30):
        """The statuses of the replies to these cells, which must arrive in their order. A kernel_info reply in between is not one of them:
        the client asks for it every second until it is ready, and on a busy machine the last answer comes late."""
        found = []
        for cell in cells:
            reply = self.client.get_shell_msg(timeout=timeout)
            while reply["msg_type"] == "kernel_info_reply":
                reply = self.client.get_shell_msg(timeout=timeout)
            self.assertEqual(cell, reply["parent_header"]["msg_id"])
            found.append(reply["content"]["status"])
        return found

    def text(self, code, **options):
        return self.run_cell(code, **options)[1][-1]["content"]["data"]["text/plain"]

    def send(self, type, content):
        """Sends any message on the shell socket; the message, and what came on iopub from busy to idle."""
        message = self.client.session.msg(type, content)
        self.client.shell_channel.send(message)
        published = []
        while True:
            output = self.client.get_iopub_msg(timeout=10)
            if output["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            published.append(output)
            if output["msg_type"] == "status" and output["content"]["execution_state"] == "idle":
                return message, published

    def ask(self, type, content):
        """Sends any request on the shell socket; its reply's content, and what came on iopub from busy to idle."""
        message, published = self.send(type, content)
        while True:
            try:
                reply = self.client.get_shell_msg(timeout=0.5)
            except queue.Empty:
                return None, published
            if reply["parent_header"]["msg_id"] == message["header"]["msg_id"]:
                return reply, published

    def comm(self, type, **content):
        """Sends a comm's message; what came on iopub from its busy to its idle."""
        return [output for output in self.send(type, content)[1] if output["msg_type"] != "status"]


class SharedSessionTests(Session):
    """One kernel for all: each leaves it as it found it, but for variables of its own."""

    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start_new_kernel(kernel_name="nn-test")

    @classmethod
    def tearDownClass(cls):
        cls.end(cls)

    def setUp(self):
        """Leaves nothing unread of what the test before did not wait for."""
        self.run_cell("", silent=True)
        for receive in (self.client.get_iopub_msg, self.client.get_shell_msg):
            with contextlib.suppress(queue.Empty):
                while True:
                    receive(timeout=0)

    def test_a_display_is_updated_by_its_id(self):
        _, outputs = self.run_cell("var shown = display(1); shown.Update(2);")
        self.assertEqual(["display_data", "update_display_data"], [output["msg_type"] for output in outputs])
        self.assertEqual(1, len({output["content"]["transient"]["display_id"] for output in outputs}))

    def test_what_children_and_native_code_write_is_a_stream_of_their_cell(self):
        _, outputs = self.run_cell("""
            Console.Write("a|");
            System.Diagnostics.Process.Start("printf", "child|").WaitForExit();
            puts("native");
            Console.OpenStandardOutput().Write("raw|"u8);
            System.Diagnostics.Process.Start("sh", "-c \\"cat; echo to-err 1>&2\\"").WaitForExit();
            [System.Runtime.InteropServices.DllImport("libc")] static extern int puts(string text);""")
        texts = {}
        for output in outputs:
            texts[output["content"]["name"]] = texts.get(output["content"]["name"], "") + output["content"]["text"]
        self.assertEqual({"stdout": "a|child|native\nraw|", "stderr": "to-err\n"}, texts)

    def test_what_a_child_says_after_its_cell_belongs_to_the_last_request(self):
        last = self.client.execute('System.Diagnostics.Process.Start("sh", "-c \\"sleep 0.5; echo late\\"");')
        self.assertEqual(["ok"], self.statuses(last))
        while (message := self.client.get_iopub_msg(timeout=20))["msg_type"] != "stream":
            pass
        self.assertEqual((last, "late\n"), (message["parent_header"]["msg_id"], message["content"]["text"]))

    def test_an_endless_loop_is_interrupted_and_variables_live_on(self):
        self.run_cell("var kept = 7;")
        endless = self.client.execute("while (true) { }")
        time.sleep(1)
        self.manager.interrupt_kernel()
        self.assertEqual(["error"], self.statuses(endless, timeout=10))
        self.assertEqual("7", self.text("kept"))

    def test_a_question_is_answered(self):
        answer = lambda request: self.client.input("Ada " + request["content"]["prompt"])
        self.assertEqual("Ada name?", self.text('input("name?")', allow_stdin=True, stdin_hook=answer))
        self.assertEqual("Ada ", self.text("Console.ReadLine()", allow_stdin=True, stdin_hook=answer))

    def test_cells_queued_behind_a_failing_one_are_aborted(self):
        bad = self.client.execute('await Task.Delay(500); throw new Exception("bad");')
        behind = self.client.execute("1 + 1")
        self.assertEqual(["error", "aborted"], self.statuses(bad, behind))

    def test_expressions_are_evaluated_beside_a_cell(self):
        self.run_cell("var seen = 1;")
        reply, _ = self.run_cell("seen++;", user_expressions={"value": "seen * 10", "wrong": "nothing", "fails": "1 / (seen - 2)"})
        values = reply["user_expressions"]
        self.assertEqual({"text/plain": "20"}, values["value"]["data"])
        self.assertEqual("CompilationError", values["wrong"]["ename"])
        self.assertEqual("DivideByZeroException", values["fails"]["ename"])
        self.assertEqual("2", self.text("seen"))

    def test_a_failing_cell_stops_nothing_if_the_client_says_so(self):
        bad = self.client.execute('await Task.Delay(500); throw new Exception("bad");', stop_on_error=False)
        behind = self.client.execute("1 + 1")
        self.assertEqual(["error", "ok"], self.statuses(bad, behind))

    def test_each_request_is_busy_then_idle_with_its_own_parent(self):
        for type, content in [("kernel_info_request", {}), ("comm_info_request", {}), ("connect_request", {}), ("is_complete_request", {"code": "1"}),
                              ("complete_request", {"code": "Cons", "cursor_pos": 4}), ("inspect_request", {"code": "Console", "cursor_pos": 3, "detail_level": 0}),
                              ("execute_request", {"code": "Console.Write(1); 2", "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False})]:
            with self.subTest(type):
                reply, published = self.ask(type, content)
                self.assertEqual(type.replace("request", "reply"), reply["msg_type"])
                self.assertEqual("5.4", reply["header"]["version"])
                states = [output["content"]["execution_state"] for output in published if output["msg_type"] == "status"]
                self.assertEqual(["busy", "idle"], states)
                self.assertEqual(("status", "status"), (published[0]["msg_type"], published[-1]["msg_type"]))
        self.assertEqual(["status", "execute_input", "stream", "execute_result", "status"], [output["msg_type"] for output in published])

    def test_a_comm_that_nobody_takes_part_in_is_closed(self):
        reply, published = self.ask("comm_open", {"comm_id": "c1", "target_name": "jupyter.widget", "data": {}})
        self.assertIsNone(reply)
        self.assertEqual(["c1"], [output["content"]["comm_id"] for output in published if output["msg_type"] == "comm_close"])

    def test_the_page_speaks_to_a_cell_by_a_comm_and_is_answered(self):
        self.run_cell("""using NeuralNotebook.Kernel;
            Comm.Register("echo", (comm, data) => comm.Received = message => { Console.Write("heard"); comm.Send(new { back = message }); });""")
        self.assertEqual([], self.comm("comm_open", comm_id="c1", target_name="echo", data={}))
        self.assertEqual({"c1": {"target_name": "echo"}}, self.ask("comm_info_request", {})[0]["content"]["comms"])
        said = self.comm("comm_msg", comm_id="c1", data=[1, {"a": None}])
        self.assertEqual({"comm_id": "c1", "data": {"back": [1, {"a": None}]}}, next(output["content"] for output in said if output["msg_type"] == "comm_msg"))
        self.assertEqual({"name": "stdout", "text": "heard"}, next(output["content"] for output in said if output["msg_type"] == "stream"))
        self.comm("comm_close", comm_id="c1", data={})
        self.assertEqual({}, self.ask("comm_info_request", {})[0]["content"]["comms"])
        self.assertEqual([], self.comm("comm_msg", comm_id="c1", data={}))

    def test_a_cell_speaks_to_the_page_by_a_comm(self):
        reply, said = self.run_cell("""using NeuralNotebook.Kernel;
            double rate = 0;
            var comm = Comm.Open("slider", new { min = 0 }, received: data => System.Threading.Volatile.Write(ref rate, data.GetDouble()));
            comm.Send(1);""")
        self.assertEqual(["comm_open", "comm_msg"], [output["msg_type"] for output in said])
        opened = said[0]["content"]
        self.assertEqual(("slider", {"min": 0}), (opened["target_name"], opened["data"]))
        # Also while a cell runs: this one ends only when it is reached.
        training = self.client.execute("while (System.Threading.Volatile.Read(ref rate) != 0.5) System.Threading.Thread.Sleep(1);")
        self.comm("comm_msg", comm_id=opened["comm_id"], data=0.5)
        self.assertEqual(["ok"], self.statuses(training))
        self.comm("comm_close", comm_id=opened["comm_id"], data={})

    def test_a_thousand_quick_messages_of_a_comm_arrive_in_order(self):
        self.run_cell("""using NeuralNotebook.Kernel;
            var numbers = new List<int>();
            Comm.Register("numbers", (comm, data) => comm.Received = number => numbers.Add(number.GetInt32()));""")
        self.comm("comm_open", comm_id="c1", target_name="numbers", data={})
        for number in range(1000):
            self.client.shell_channel.send(self.client.session.msg("comm_msg", {"comm_id": "c1", "data": number}))
        self.comm("comm_close", comm_id="c1", data={})
        self.assertEqual("True", self.text("numbers.SequenceEqual(Enumerable.Range(0, 1000))"))

    def test_malformed_messages_of_comms_are_said(self):
        for type, content in [("comm_open", {}), ("comm_open", {"comm_id": "c", "target_name": 5}), ("comm_msg", {"comm_id": []}), ("comm_close", {"data": {}})]:
            with self.subTest(type):
                said = self.comm(type, **content)
                self.assertEqual(["stream"], [output["msg_type"] for output in said])
                self.assertIn("malformed", said[0]["content"]["text"])
        self.assertEqual("2", self.text("1 + 1"))

    def test_questions_are_answered_while_a_cell_runs(self):
        endless = self.client.execute("while (true) { }")
        time.sleep(1)
        self.assertIn("WriteLine", self.ask("complete_request", {"code": "Console.WriteL", "cursor_pos": 14})[0]["content"]["matches"])
        self.manager.interrupt_kernel()
        self.assertEqual(["error"], self.statuses(endless, timeout=10))

    def test_requests_with_wrong_fields_are_refused_without_harm(self):
        for type, content in [("execute_request", {"code": 5}), ("execute_request", {"code": "1", "silent": "yes"}), ("complete_request", {"code": "x", "cursor_pos": "1"}),
                              ("inspect_request", {}), ("history_request", {"hist_access_type": "tail", "n": "many"}), ("is_complete_request", {"code": []})]:
            with self.subTest(type):
                reply, _ = self.ask(type, content)
                self.assertEqual("error", reply["content"]["status"])
        self.assertEqual("2", self.text("1 + 1"))

    def test_cells_run_on_the_shell_socket_only(self):
        self.client.control_channel.send(self.client.session.msg("execute_request", {"code": "var harm = 1;", "silent": False}))
        time.sleep(0.5)
        self.assertEqual("error", self.run_cell("harm")[0]["status"])

    def test_the_error_of_a_thread_that_ends_the_kernel_is_told(self):
        message = self.client.execute('new System.Threading.Thread(() => throw new Exception("in a thread")).Start();\nSystem.Threading.Thread.Sleep(3000);')
        while True:
            output = self.client.get_iopub_msg(timeout=10)
            if output["msg_type"] == "stream":
                break
        self.assertIn("in a thread", output["content"]["text"])
        self.assertEqual(message, output["parent_header"]["msg_id"])

    def test_oversized_messages_are_refused_without_harm(self):
        socket = zmq.Context.instance().socket(zmq.DEALER)
        socket.connect(f"tcp://{self.manager.ip}:{self.manager.shell_port}")
        message = self.client.session.msg("execute_request", {"code": "/*" + "x" * (65 * 1024 * 1024) + "*/ System.IO.File.WriteAllText(\"harm\", \"\")", "silent": False})
        socket.send_multipart(self.client.session.serialize(message))
        self.assertEqual(0, socket.poll(3000))
        socket.close(linger=0)
        self.assertEqual("False", self.text('System.IO.File.Exists("harm")'))

    def test_wrong_signatures_replays_and_noise_are_refused_without_harm(self):
        session = self.client.session
        socket = zmq.Context.instance().socket(zmq.DEALER)
        socket.connect(f"tcp://{self.manager.ip}:{self.manager.shell_port}")
        message = session.msg("execute_request", {"code": 'System.IO.File.WriteAllText("harm", "")', "silent": False})
        frames = session.serialize(message)
        socket.send_multipart([frames[0], b"0" * 64, *frames[2:]])
        socket.send_multipart([b"noise"])
        socket.send_multipart([frames[0], frames[1], frames[2]])
        self.assertEqual(0, socket.poll(1000))
        info = session.serialize(session.msg("kernel_info_request", {}))
        socket.send_multipart(info)
        self.assertEqual(1, socket.poll(5000))
        socket.recv_multipart()
        socket.send_multipart(info)
        self.assertEqual(0, socket.poll(1000))
        socket.close(linger=0)
        self.assertEqual("False", self.text('System.IO.File.Exists("harm")'))


class FreshSessionTests(Session):
    """What counts cells begins with the first one."""

    def setUp(self):
        self.manager, self.client = start_new_kernel(kernel_name="nn-test")
        self.addCleanup(self.end)

    def test_a_restart_begins_anew(self):
        self.run_cell("var gone = 1;")
        self.manager.restart_kernel(now=False)
        self.client.wait_for_ready(timeout=30)
        content, _ = self.run_cell("gone")
        self.assertEqual(("error", 1), (content["status"], content["execution_count"]))

    def test_a_silent_cell_says_nothing_and_is_not_counted(self):
        _, outputs = self.run_cell("1 + 1", silent=True)
        self.assertEqual([], outputs)
        self.assertEqual(1, self.run_cell("1 + 1")[0]["execution_count"])

    def test_a_cell_that_is_not_stored_is_not_counted_and_not_remembered(self):
        self.run_cell("var a = 1;")
        reply, outputs = self.run_cell("a + 1", store_history=False)
        self.assertEqual((1, "2"), (reply["execution_count"], outputs[0]["content"]["data"]["text/plain"]))
        self.run_cell("a + 2")
        history, _ = self.ask("history_request", {"hist_access_type": "tail", "output": True, "raw": True, "n": 10})
        self.assertEqual([[0, 1, ["var a = 1;", None]], [0, 2, ["a + 2", "3"]]], history["content"]["history"])


if __name__ == "__main__":
    unittest.main()
