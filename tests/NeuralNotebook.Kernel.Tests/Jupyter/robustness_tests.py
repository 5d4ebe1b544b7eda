"""What strangers and accidents do to a kernel: noise on its ports, slow and greedy connections, and a client that is killed. JupyterClientTests runs it."""
import queue
import random
import socket
import struct
import subprocess
import sys
import time
import unittest

from jupyter_client.manager import start_new_kernel

GREETING = b"\xff" + b"\0" * 8 + b"\x7f\x03\0" + b"NULL" + b"\0" * 48
READY = b"\x04\x29\x05READY\x0bSocket-Type\0\0\0\x06DEALER\x08Identity\0\0\0\0"


def memory(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def is_there(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class StrangerTests(unittest.TestCase):
    def setUp(self):
        self.manager, self.client = start_new_kernel(kernel_name="nn-test")
        info = self.manager.get_connection_info()
        self.ports = [info[name + "_port"] for name in ("shell", "control", "iopub", "stdin", "hb")]
        self.open = []

    def tearDown(self):
        for connection in self.open:
            connection.close()
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def connect(self, port, *pieces):
        connection = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.open.append(connection)
        try:
            for piece in pieces:
                connection.sendall(piece)
        except OSError:
            pass  # The kernel has hung up: that is its right.
        return connection

    def assert_it_still_answers(self):
        values = []
        reply = self.client.execute_interactive(
            "20 + 22", timeout=20, output_hook=lambda m: values.append(m["content"]["data"]["text/plain"]) if m["msg_type"] == "execute_result" else None)
        self.assertEqual(("ok", ["42"]), (reply["content"]["status"], values))

    def test_noise_of_any_kind_leaves_the_kernel_well(self):
        chance = random.Random(7)
        noise = lambda most: chance.randbytes(chance.randrange(1, most))
        starts = [b"", GREETING[:10], GREETING[:63], GREETING, GREETING + READY[:5], GREETING + READY]
        for _ in range(40):
            for port in self.ports:
                self.connect(port, chance.choice(starts), noise(4000))
        for port in self.ports:
            self.connect(port, GREETING, b"\x04\x05" + b"\xff" * 5)
            self.connect(port, GREETING, b"\x04\x06\x05READY")
            self.connect(port, GREETING, READY, b"\x00\x00" * 1000)
            self.connect(port, GREETING, READY, *(b"\x01\x01x" for _ in range(20_000)))
            self.connect(port, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        self.assert_it_still_answers()

    def test_frames_that_announce_more_than_they_send_take_no_memory(self):
        pid = self.manager.provisioner.pid
        before = memory(pid)
        for size in (60 << 20, 64 << 20, 1 << 40, (1 << 64) - 1):
            for port in self.ports * 10:
                self.connect(port, GREETING, READY, b"\x02" + struct.pack(">Q", size), b"x" * 100)
        self.assert_it_still_answers()
        self.assertLess(memory(pid) - before, 150)

    def test_those_who_do_not_finish_their_greeting_are_hung_up_on(self):
        waiting = [self.connect(port, GREETING[:count]) for port in self.ports for count in (0, 1, 30)]
        self.assert_it_still_answers()
        deadline = time.time() + 25
        for connection in waiting:
            connection.settimeout(max(0.1, deadline - time.time()))
            while connection.recv(4096):
                pass

    def test_a_listener_that_never_reads_does_not_stop_the_others(self):
        self.connect(self.ports[2], GREETING, READY.replace(b"\x06DEALER", b"\x03SUB").replace(b"\x29", b"\x26"), b"\x00\x01\x01")
        self.client.execute_interactive('for (int i = 0; i < 900; i++) Console.WriteLine(new string(\'x\', 1000));', timeout=40, output_hook=lambda m: None)
        self.assert_it_still_answers()

    def test_signed_requests_that_are_not_what_they_should_be_are_survived(self):
        send = lambda kind, content: self.client.shell_channel.send(self.client.session.msg(kind, content))
        send("execute_request", {"code": 5})
        send("execute_request", {"code": None, "silent": "yes"})
        send("execute_request", {})
        send("complete_request", {"code": [], "cursor_pos": "x"})
        send("complete_request", {"code": "a", "cursor_pos": 10**12})
        send("history_request", {"hist_access_type": 3, "n": "many"})
        send("no_such_request", {})
        self.client.control_channel.send(self.client.session.msg("interrupt_request", {"x": [1]}))
        time.sleep(1)
        replies = []
        with self.assertRaises(queue.Empty):
            while True:
                reply = self.client.get_shell_msg(timeout=2)
                # The client asks for it every second until it is ready; the last answer may come late.
                if reply["msg_type"] != "kernel_info_reply":
                    replies.append(reply["content"]["status"])
        self.assertEqual("error", replies[0])
        self.assert_it_still_answers()


class OrphanTests(unittest.TestCase):
    def test_a_kernel_ends_when_its_client_is_killed_also_while_a_cell_runs(self):
        for cell in ("", "while (true) { }"):
            client = subprocess.Popen([sys.executable, __file__, "start", cell], stdout=subprocess.PIPE, text=True)
            kernel = int(client.stdout.readline())
            self.assertTrue(is_there(kernel))
            client.kill()
            client.wait()
            client.stdout.close()
            deadline = time.time() + 15
            while is_there(kernel) and time.time() < deadline:
                time.sleep(0.1)
            self.assertFalse(is_there(kernel), f"cell '{cell}'")


if __name__ == "__main__":
    if sys.argv[1:2] == ["start"]:
        manager, client = start_new_kernel(kernel_name="nn-test")
        client.execute(sys.argv[2])
        time.sleep(0.5)
        print(manager.provisioner.pid, flush=True)
        time.sleep(600)
    unittest.main()
