"""A private Docker engine with idle containers."""

import json
import os
import subprocess

from measure import cpu_of, run, stop, wait_for

LINKS = ["sh", "sleep"]


class Engine:
    def __init__(self, folder):
        self.folder = folder
        self.socket = f"{folder}/docker.sock"
        self.containers = 0
        os.makedirs(folder)
        self.log = open(f"{folder}/log", "wb")
        self.daemon = subprocess.Popen(
            ["dockerd", "--data-root", f"{folder}/data", "--exec-root", f"{folder}/exec", "-H", f"unix://{self.socket}",
             "--pidfile", f"{folder}/pid", "--iptables=false", "--ip6tables=false", "--bridge=none"],
            stdout=self.log, stderr=self.log)
        try:
            wait_for(self.answers, f"dockerd (log: {folder}/log)", self.daemon)
            self.import_image()
        except BaseException:
            self.close()
            raise

    @property
    def environment(self):
        return {"DOCKER_HOST": f"unix://{self.socket}", "DOCKER_TLS_VERIFY": "", "DOCKER_CONTEXT": ""}

    def ask(self, path):
        answer = subprocess.run(
            ["curl", "--silent", "--fail", "--unix-socket", self.socket, f"http://localhost{path}"], capture_output=True)
        return answer.stdout if answer.returncode == 0 else None

    def answers(self):
        return self.ask("/_ping") is not None

    @property
    def version(self):
        return json.loads(self.ask("/version"))["Version"]

    def import_image(self):
        root = f"{self.folder}/image"
        os.makedirs(f"{root}/bin")
        run(["cp", "/bin/busybox", f"{root}/bin/busybox"])
        for name in LINKS:
            os.symlink("busybox", f"{root}/bin/{name}")
        run(["sh", "-c", f"tar -c -C {root} . | docker import - busybox:local"], self.environment)

    def grow_to(self, count):
        while self.containers < count:
            self.containers += 1
            run(["docker", "run", "--detach", "--network", "none", "--name", f"bench-{self.containers}", "busybox:local",
                 "sleep", "100000"], self.environment)

    def identifiers(self):
        return [container["Id"] for container in json.loads(self.ask("/containers/json"))]

    def cpu(self):
        """Of the daemon and its helpers; the shims are no children of it, but all of them name its folder."""
        return cpu_of(("dockerd", "containerd", "containerd-shim-runc-v2"), self.folder)

    def close(self):
        if self.containers:
            subprocess.run(
                ["sh", "-c", "docker rm --force $(docker ps --all --quiet)"], env={**os.environ, **self.environment},
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stop(self.daemon)
        self.log.close()
