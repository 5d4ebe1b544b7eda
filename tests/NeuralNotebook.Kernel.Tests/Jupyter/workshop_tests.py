"""A workshop's worth of kernels on one machine. JupyterClientTests runs it."""
import os
import signal
import sys
import time
import unittest

from jupyter_client.manager import KernelManager

KERNELS = 20


def memory(pid):
    """Resident, and the share of it that is this process' own: what is mapped from the same files counts once for all."""
    with open(f"/proc/{pid}/smaps_rollup") as rollup:
        lines = {line.split()[0]: int(line.split()[1]) // 1024 for line in rollup if line.split()[0] in ("Rss:", "Pss:")}
    return lines["Rss:"], lines["Pss:"]


class WorkshopTests(unittest.TestCase):
    def value(self, client, code):
        values = []
        reply = client.execute_interactive(code, timeout=120, output_hook=lambda m: values.append(m["content"]["data"]["text/plain"]) if m["msg_type"] == "execute_result" else None)
        self.assertEqual("ok", reply["content"]["status"])
        return values[0]

    def test_twenty_kernels_answer_and_the_death_of_one_leaves_the_others_well(self):
        started = time.time()
        managers = [KernelManager(kernel_name="nn-test") for _ in range(KERNELS)]
        try:
            for manager in managers:
                manager.start_kernel()
            clients = [manager.blocking_client() for manager in managers]
            for client in clients:
                client.start_channels()
            for client in clients:
                client.wait_for_ready(timeout=120)
            for number, client in enumerate(clients):
                self.assertEqual(str(number), self.value(client, f"var mine = {number}; mine"))
            answered = time.time() - started
            memories = [memory(manager.provisioner.pid) for manager in managers]
            os.kill(managers[7].provisioner.pid, signal.SIGKILL)
            for number, client in enumerate(clients):
                if number != 7:
                    self.assertEqual(str(number), self.value(client, "mine"))
            self.assertFalse(managers[7].is_alive())
            self.assertEqual(KERNELS - 1, sum(manager.is_alive() for manager in managers))
            print(f"{KERNELS} kernels answered within {answered:.1f} s; resident {max(rss for rss, _ in memories)} MB at most, "
                  f"together {sum(pss for _, pss in memories)} MB", file=sys.stderr)
        finally:
            for manager in managers:
                if manager.has_kernel:
                    manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    unittest.main()
