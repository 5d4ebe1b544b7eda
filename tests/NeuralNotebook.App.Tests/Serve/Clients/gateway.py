# Starts Debian's Jupyter Notebook with our server as its gateway, opens a kernel through it and runs a cell.
import json, socket, subprocess, sys, tempfile, time, urllib.request, uuid

import tornado.ioloop
import tornado.websocket

url, token = sys.argv[1:]
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
folder = tempfile.mkdtemp()
notebook = subprocess.Popen(
    [sys.executable, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--NotebookApp.token=", "--NotebookApp.disable_check_xsrf=True",
     f"--notebook-dir={folder}", f"--gateway-url={url}", f"--GatewayClient.auth_token={token}"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def call(path, body=None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}/{path}", data=json.dumps(body).encode() if body is not None else None, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


async def run(kernel):
    channels = await tornado.websocket.websocket_connect(f"ws://127.0.0.1:{port}/api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}")
    request = uuid.uuid4().hex
    await channels.write_message(json.dumps({
        "channel": "shell", "header": {"msg_id": request, "msg_type": "execute_request", "username": "", "session": uuid.uuid4().hex, "date": "", "version": "5.3"},
        "parent_header": {}, "metadata": {}, "content": {"code": "6 * 7", "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True}}))
    while True:
        message = json.loads(await channels.read_message())
        if message["msg_type"] == "execute_result" and message["parent_header"].get("msg_id") == request:
            return message["content"]["data"]["text/plain"]


try:
    for _ in range(300):
        try:
            specs = call("api/kernelspecs")
            break
        except OSError:
            assert notebook.poll() is None, notebook.stderr.read().decode()
            time.sleep(0.1)
    assert ".net-csharp" in specs["kernelspecs"], specs
    session = call("api/sessions", {"path": "test.ipynb", "name": "test", "type": "notebook", "kernel": {"name": ".net-csharp"}})
    print(tornado.ioloop.IOLoop.current().run_sync(lambda: run(session["kernel"]["id"]), timeout=60))
finally:
    notebook.terminate()
    notebook.wait()
