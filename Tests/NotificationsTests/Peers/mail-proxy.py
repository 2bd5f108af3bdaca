"""A proxy that knows CONNECT: mail-proxy.py FOLDER [USER:PASSWORD]. Prints its port, and writes whom it was asked for to
FOLDER/asked. Ends with its standard input."""

import asyncio
import base64
import os
import sys

folder = sys.argv[1]
wanted = sys.argv[2] if len(sys.argv) > 2 else None


async def pipe(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()


async def serve(reader, writer):
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    credentials = base64.b64encode((wanted or "").encode()).decode()
    if wanted and f"Basic {credentials}" not in head:
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        return writer.close()
    target = head.split()[1]
    with open(os.path.join(folder, "asked"), "a") as file:
        file.write(target + "\n")
    host, port = target.rsplit(":", 1)
    there, back = await asyncio.open_connection(host, int(port))
    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
    await asyncio.gather(pipe(reader, back), pipe(there, writer))


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
