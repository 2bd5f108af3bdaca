"""Passes TCP on to a loopback port and kills the sender on the way: killer.py PORT. Prints its own port.

A line on standard input arms it once, for the process whose id a file holds:
  FILE request    as soon as something arrives, which is not passed on
  FILE before K   when the receiver's K-th answer is there, which is not passed on
  FILE after K MS when it was passed on, MS milliseconds later
It answers `armed`. Ends with its standard input."""
import os, signal, socket, sys, threading, time

listener = socket.create_server(("127.0.0.1", 0))
lock = threading.Lock()
plan = None


def strike(file):
    with open(file) as text:
        os.kill(int(text.read()), signal.SIGKILL)


def take(moment, number=None):
    """The plan, if this is its moment; it holds once."""
    global plan
    with lock:
        if plan is None or plan["moment"] != moment or number not in (None, plan["number"]):
            return None
        taken, plan = plan, None
        return taken


def up(client, receiver):
    try:
        while data := client.recv(65536):
            if taken := take("request"):
                strike(taken["file"])
                break
            receiver.sendall(data)
    except OSError:
        pass
    for end in (client, receiver):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def down(client, receiver):
    answers = 0
    try:
        while data := receiver.recv(65536):
            answers += 1
            if taken := take("before", answers):
                strike(taken["file"])
                break
            client.sendall(data)
            if taken := take("after", answers):
                time.sleep(taken["wait"] / 1000)
                strike(taken["file"])
    except OSError:
        pass
    try:
        client.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass


def accept():
    while True:
        client, _ = listener.accept()
        receiver = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
        for work in (up, down):
            threading.Thread(target=work, args=(client, receiver), daemon=True).start()


threading.Thread(target=accept, daemon=True).start()
print(listener.getsockname()[1], flush=True)
for line in sys.stdin:
    words = line.split() + ["0", "0"]
    with lock:
        plan = {"file": words[0], "moment": words[1], "number": int(words[2]), "wait": int(words[3])}
    print("armed", flush=True)
