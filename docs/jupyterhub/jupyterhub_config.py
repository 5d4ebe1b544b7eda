"""A room of learners on one machine: every one signs in, and runs the course in a kernel of her own.

Tried with Debian 12's jupyterhub (3.0), which brings its proxy and Jupyter Notebook along. docs/jupyterhub/README.md says how to set it up.
The environment says what differs from room to room:
  COURSE          the folder that `workshop hand-out` has written, for all to read and for root alone to write (/srv/course)
  HUB_MEMORY_MB   how much memory .NET may use in a kernel, from 512 (1024)
  HUB_PROCESSES   how many processes and threads one learner may have, from 200 (600)
"""
import os
import pwd
import resource
import subprocess

from jupyterhub.spawner import LocalProcessSpawner

COURSE = os.environ.get("COURSE", "/srv/course")
MEMORY = int(os.environ.get("HUB_MEMORY_MB", "1024")) << 20
PROCESSES = int(os.environ.get("HUB_PROCESSES", "600"))
OWN_COPY = "course"


def limit(kind, amount):
    """A hard limit: a process and its children can lower it, and never raise it again."""
    _, hard = resource.getrlimit(kind)
    amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(kind, (amount, amount))


class CourseSpawner(LocalProcessSpawner):
    """Starts a learner's server as herself, below everybody who runs the machine, and within limits."""

    def make_preexec_fn(self, name):
        become_learner = super().make_preexec_fn(name)

        def prepare():
            become_learner()
            # What she makes is hers alone to read.
            os.umask(0o077)
            # The hub and its proxy, which all share, go before any cell.
            os.nice(10)
            # Address space, which is not memory. .NET's collector reserves five times its own limit (below), or three quarters of this one if that is
            # less, and libraries and stacks need 1 to 2 GB besides. So this alone is no limit for .NET: at 1 and 2 GB it does not start, and at
            # 4 GB a cell gets 1.9. It ends what the collector does not count, such as Marshal.AllocHGlobal, and every other program.
            limit(resource.RLIMIT_AS, 3 * MEMORY + (4 << 30))
            limit(resource.RLIMIT_NPROC, PROCESSES)
            limit(resource.RLIMIT_FSIZE, 1 << 30)
            limit(resource.RLIMIT_CORE, 0)

        return prepare


def hand_out(spawner):
    """Gives the learner what she lacks of the course. So a chapter is reset by taking it away and starting the server again."""
    person = pwd.getpwnam(spawner.user.name)
    # As herself: root would write wherever a link in her folder leads.
    subprocess.run(
        ["cp", "--recursive", "--no-clobber", f"{COURSE}/.", os.path.join(person.pw_dir, OWN_COPY)],
        user=person.pw_uid, group=person.pw_gid, extra_groups=[], umask=0o077, cwd="/", check=True, timeout=60,
    )


c = get_config()  # noqa: F821: the hub gives it

# Only this machine: browsers come by way of nginx or another server that speaks HTTPS.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.spawner_class = CourseSpawner
# Whoever stops the hub stops what it started.
c.JupyterHub.cleanup_servers = True

# The machine's own accounts and passwords.
c.JupyterHub.authenticator_class = "pam"
# Sessions of PAM (their units and their limits) are for shells; the limits here are set by the spawner.
c.PAMAuthenticator.open_sessions = False

c.Spawner.pre_spawn_hook = hand_out
c.Spawner.notebook_dir = f"~/{OWN_COPY}"
c.Spawner.default_url = "/tree"
c.Spawner.cmd = ["jupyterhub-singleuser"]
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120
c.Spawner.environment = {
    # In hexadecimal, as .NET reads it. A cell that wants more gets an OutOfMemoryException, and its kernel goes on.
    "DOTNET_GCHeapHardLimit": f"{MEMORY:X}",
    # One learner's parallel loop takes two processors, not all.
    "DOTNET_PROCESSOR_COUNT": "2",
    "DOTNET_CLI_TELEMETRY_OPTOUT": "1",
}
c.Spawner.args = [
    # A live chart may send more in a second than Notebook's usual million bytes, after which it shows nothing.
    "--NotebookApp.iopub_data_rate_limit=100000000",
    # A kernel that nobody has used for half an hour gives its memory back, and a server after an hour.
    "--MappingKernelManager.cull_idle_timeout=1800",
    "--MappingKernelManager.cull_interval=120",
    "--NotebookApp.shutdown_no_activity_timeout=3600",
]
