"""Live output through a client that reads slowly: its last state always comes, and comes before the cell's end. JupyterClientTests runs it."""
import os
import time
import unittest

import zmq
from jupyter_client.manager import start_new_kernel
from jupyter_client.session import Session

RUNS = int(os.environ.get("NEURALNOTEBOOK_RUNS", "15"))
UPDATES = 60
CELL = f"""var live = display("begun");
for (int i = 1; i <= {UPDATES}; i++)
    live.Update(new string('.', 20_000) + i);"""


class LiveTests(unittest.TestCase):
    def setUp(self):
        self.manager, self.client = start_new_kernel(kernel_name="nn-test")
        info = self.manager.get_connection_info()
        self.session = Session(key=info["key"], signature_scheme=info["signature_scheme"])
        # Takes one message at a time, and leaves the rest to the kernel.
        self.slow = zmq.Context.instance().socket(zmq.SUB)
        self.slow.setsockopt(zmq.RCVHWM, 1)
        self.slow.setsockopt(zmq.SUBSCRIBE, b"")
        self.slow.connect(f"tcp://{info['ip']}:{info['iopub_port']}")
        # Only what it hears from now on counts: a subscriber misses what was said before it was known.
        while not self.slow.poll(200):
            self.client.kernel_info()

    def tearDown(self):
        self.slow.close(linger=0)
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def heard(self, request, pause):
        """What the slow client hears of a cell, until its end."""
        messages = []
        while True:
            self.assertTrue(self.slow.poll(30_000), f"nothing more came after {messages[-1:]}")
            _, parts = self.session.feed_identities(self.slow.recv_multipart())
            message = self.session.deserialize(parts)
            time.sleep(pause)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return messages
            messages.append(message)

    def test_the_last_update_is_heard_before_the_end(self):
        for run in range(RUNS):
            shown = [m for m in self.heard(self.client.execute(CELL), pause=0.004 * (run % 3)) if m["msg_type"].endswith("display_data")]
            self.assertEqual(["display_data"] + ["update_display_data"] * UPDATES, [m["msg_type"] for m in shown])
            self.assertEqual(1, len({m["content"]["transient"]["display_id"] for m in shown}))
            self.assertEqual([str(i) for i in range(1, UPDATES + 1)], [m["content"]["data"]["text/plain"].strip(".'\"") for m in shown[1:]])


if __name__ == "__main__":
    unittest.main()
