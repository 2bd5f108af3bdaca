"""Passes TCP on: relay.py UNIX-SOCKET or PORT of the loopback. Prints its port. Lines on standard input: `cut` drops every
connection and takes no more data (new ones are accepted and hang, as behind a partition), `close` lets connections be refused,
`heal` ends either. Ends with its standard input."""
import socket, sys, threading, time

listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]
target = sys.argv[1]
is_cut = threading.Event()
open_ones = []


def pump(source, target):
    try:
        while data := source.recv(65536):
            if is_cut.is_set():
                break
            target.sendall(data)
    except OSError:
        pass
    for end in (source, target):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def connect():
    if target.isdigit():
        return socket.create_connection(("127.0.0.1", int(target)))
    engine = socket.socket(socket.AF_UNIX)
    engine.connect(target)
    return engine


def accept():
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            # Closed, until it is made anew.
            time.sleep(0.01)
            continue
        open_ones.append(client)
        if is_cut.is_set():
            continue
        engine = connect()
        open_ones.append(engine)
        for ends in ((client, engine), (engine, client)):
            threading.Thread(target=pump, args=ends, daemon=True).start()


threading.Thread(target=accept, daemon=True).start()
print(port, flush=True)
for line in sys.stdin:
    if line.strip() == "cut":
        is_cut.set()
        for end in open_ones:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        open_ones.clear()
    elif line.strip() == "close":
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
    else:
        is_cut.clear()
        if listener.fileno() < 0:
            listener = socket.create_server(("127.0.0.1", port))
    print("done", flush=True)
