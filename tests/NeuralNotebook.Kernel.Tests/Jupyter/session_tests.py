"""A session as jupyter_client, Jupyter's own client library, drives it. JupyterClientTests runs it."""
import time
import unittest

import zmq
from jupyter_client.manager import start_new_kernel


class SessionTests(unittest.TestCase):
    def setUp(self):
        self.manager, self.client = start_new_kernel(kernel_name="nn-test")

    def tearDown(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=False)
        self.assertFalse(self.manager.is_alive())

    def run_cell(self, code, **options):
        outputs = []
        reply = self.client.execute_interactive(code, timeout=30, output_hook=outputs.append, **options)
        return reply["content"], [output for output in outputs if output["msg_type"] not in ("status", "execute_input")]

    def text(self, code, **options):
        return self.run_cell(code, **options)[1][-1]["content"]["data"]["text/plain"]

    def test_a_display_is_updated_by_its_id(self):
        _, outputs = self.run_cell("var shown = display(1); shown.Update(2);")
        self.assertEqual(["display_data", "update_display_data"], [output["msg_type"] for output in outputs])
        self.assertEqual(1, len({output["content"]["transient"]["display_id"] for output in outputs}))

    def test_an_endless_loop_is_interrupted_and_variables_live_on(self):
        self.run_cell("var kept = 7;")
        self.client.execute("while (true) { }")
        time.sleep(1)
        self.manager.interrupt_kernel()
        self.assertEqual("error", self.client.get_shell_msg(timeout=10)["content"]["status"])
        self.assertEqual("7", self.text("kept"))

    def test_a_restart_begins_anew(self):
        self.run_cell("var gone = 1;")
        self.manager.restart_kernel(now=False)
        self.client.wait_for_ready(timeout=30)
        content, _ = self.run_cell("gone")
        self.assertEqual(("error", 1), (content["status"], content["execution_count"]))

    def test_a_question_is_answered(self):
        answer = lambda request: self.client.input("Ada " + request["content"]["prompt"])
        self.assertEqual("Ada name?", self.text('input("name?")', allow_stdin=True, stdin_hook=answer))
        self.assertEqual("Ada ", self.text("Console.ReadLine()", allow_stdin=True, stdin_hook=answer))

    def test_cells_queued_behind_a_failing_one_are_aborted(self):
        self.client.execute('await Task.Delay(500); throw new Exception("bad");')
        self.client.execute("1 + 1")
        self.assertEqual(["error", "aborted"], [self.client.get_shell_msg(timeout=30)["content"]["status"] for _ in range(2)])

    def test_a_silent_cell_says_nothing_and_is_not_counted(self):
        _, outputs = self.run_cell("1 + 1", silent=True)
        self.assertEqual([], outputs)
        self.assertEqual(1, self.run_cell("1 + 1")[0]["execution_count"])

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


if __name__ == "__main__":
    unittest.main()
