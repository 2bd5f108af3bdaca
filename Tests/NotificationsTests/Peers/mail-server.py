"""A mail server for the tests: aiosmtpd, told how to behave.

Usage: mail-server.py FOLDER [--tls CERT KEY] [--smtps] [--auth USER PASSWORD] [--mode MODE]
Prints its port, writes it to FOLDER/port, and every mail it takes to FOLDER/NUMBER.eml and .json (envelope).
Recipients decide by their name: refused-* 550, later-* 450, grey-* 451 the first time. Ends with its standard input.
"""

import argparse
import asyncio
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--tls", nargs=2)
parser.add_argument("--smtps", action="store_true")
parser.add_argument("--auth", nargs=2)
parser.add_argument("--mode", default="")
options = parser.parse_args()


class Handler:
    def __init__(self):
        self.count = 0
        self.greylisted = set()

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if address.startswith("nobody@"):
            return "550 5.7.1 sender not allowed"
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if options.mode == "shutdown":
            return "421 4.3.2 shutting down"
        if address.startswith("refused-"):
            return "550 5.1.1 no such user: s3cret-word"
        if address.startswith("later-"):
            return "450 4.2.1 mailbox busy"
        if address.startswith("grey-") and address not in self.greylisted:
            self.greylisted.add(address)
            return "451 4.7.1 greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if options.mode == "hang-data":
            await asyncio.sleep(3600)
        if options.mode == "close-data":
            server.transport.abort()
            await asyncio.sleep(3600)
        if options.mode == "full":
            return "452 4.3.1 no space left"
        if options.mode == "spam":
            return "554 5.7.1 this looks like spam"
        self.count += 1
        path = os.path.join(options.folder, str(self.count))
        with open(path + ".eml", "wb") as file:
            file.write(envelope.original_content)
        described = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "tls": session.ssl is not None or options.smtps,
            "login": session.auth_data.decode() if session.auth_data else None,
            "hello": session.host_name,
        }
        with open(path + ".json", "w") as file:
            json.dump(described, file)
        return f"250 2.0.0 kept as {self.count}"


class Peer(SMTP):
    async def smtp_QUIT(self, argument):
        if options.mode == "hang-quit":
            await asyncio.sleep(3600)
        await super().smtp_QUIT(argument)


def authenticate(server, session, envelope, mechanism, data):
    if options.mode == "auth-later":
        return AuthResult(success=False, handled=False, message="454 4.7.0 try again")
    if options.mode == "auth-echo":
        return AuthResult(success=False, handled=False, message=f"535 5.7.8 not {data.password.decode()}")
    if [data.login.decode(), data.password.decode()] == options.auth:
        return AuthResult(success=True, auth_data=data.login)
    return AuthResult(success=False, handled=False, message="535 5.7.8 wrong password")


async def scripted(reader, writer):
    """Peers that are not even SMTP servers."""
    if options.mode == "greeting":
        writer.write(b"554 5.3.2 no service for you\r\n")
        await writer.drain()
        await reader.read(100)
    elif options.mode == "garbage":
        writer.write(b"\x00\x01\x02 what\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")
        await writer.drain()
    elif options.mode == "close":
        pass
    else:
        await asyncio.sleep(3600)
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    context = None
    if options.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*options.tls)
    handler = Handler()

    def peer():
        return Peer(
            handler,
            hostname="mail.test",
            tls_context=None if options.smtps else context,
            require_starttls=bool(context) and not options.smtps,
            authenticator=authenticate if options.auth else None,
            auth_require_tls=not options.smtps and bool(context),
            auth_exclude_mechanism=["LOGIN", "PLAIN"] if options.mode == "no-mechanism" else
            (["PLAIN"] if options.mode == "login-only" else []),
        )

    if options.mode in ("greeting", "garbage", "close", "hang"):
        server = await asyncio.start_server(scripted, "127.0.0.1", 0)
    else:
        server = await loop.create_server(peer, "127.0.0.1", 0, ssl=context if options.smtps else None)
    port = server.sockets[0].getsockname()[1]
    with open(os.path.join(options.folder, "port.new"), "w") as file:
        file.write(str(port))
    os.rename(os.path.join(options.folder, "port.new"), os.path.join(options.folder, "port"))
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
