"""What Flask-SocketIO does out of the box on eventlet: every change goes to everybody at once, one ``emit`` each.

Default settings, but with room for more than 1,024 connections, and no word in the log.
"""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # eventlet's own, about itself
    import eventlet

    eventlet.monkey_patch()

import eventlet.wsgi
from flask import Flask, request
from flask_socketio import SocketIO

MANY = 20_000

app = Flask(__name__)
socketio = SocketIO(app)


@app.post("/change")
def change() -> str:
    """Broadcast the body."""
    socketio.emit("delta", request.get_json())
    return ""


def main() -> None:
    """Serve on a free port."""
    listener = eventlet.listen(("127.0.0.1", 0), backlog=MANY)
    print(f"serves http://127.0.0.1:{listener.getsockname()[1]}/", flush=True)
    eventlet.wsgi.server(listener, app, max_size=MANY, log_output=False)


if __name__ == "__main__":
    main()
