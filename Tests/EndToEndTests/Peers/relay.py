"""Passes TCP on: relay.py UNIX-SOCKET. Prints its port. Lines on standard input: `cut` drops every connection and takes no
more data (new ones are accepted and hang, as behind a partition), `heal` ends that. Ends with its standard input."""
import socket, sys, threading

listener = socket.create_server(("127.0.0.1", 0))
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


def accept():
    while True:
        client, _ = listener.accept()
        open_ones.append(client)
        if is_cut.is_set():
            continue
        engine = socket.socket(socket.AF_UNIX)
        engine.connect(sys.argv[1])
        open_ones.append(engine)
        for ends in ((client, engine), (engine, client)):
            threading.Thread(target=pump, args=ends, daemon=True).start()


threading.Thread(target=accept, daemon=True).start()
print(listener.getsockname()[1], flush=True)
for line in sys.stdin:
    if line.strip() == "cut":
        is_cut.set()
        for end in open_ones:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        open_ones.clear()
    else:
        is_cut.clear()
    print("done", flush=True)
