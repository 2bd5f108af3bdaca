"""Reads mails as another program does: Python's own parser. Prints JSON, one object a file."""

import email
import email.header
import email.policy
import json
import re
import sys


def read(path):
    with open(path, "rb") as file:
        raw = file.read()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    defects = [repr(defect) for part in message.walk() for defect in part.defects]
    for part in message.walk():
        for name, value in part.items():
            defects += [f"{name}: {defect!r}" for defect in value.defects]
    lines = raw.split(b"\r\n")
    addresses = {
        name.lower(): [[address.display_name, address.addr_spec] for address in message[name].addresses]
        for name in ("From", "To", "Cc", "Reply-To")
        if name in message
    }
    # The older reader of the library joins encoded words as RFC 2047 says; the newer one leaves a space between those of a name
    # (CPython issue 92081).
    older = {
        name.lower(): str(email.header.make_header(email.header.decode_header(value.replace("\r\n ", " "))))
        for name, value in email.message_from_bytes(raw).items()
    }
    return {
        "older": older,
        "headers": [[name, str(value)] for name, value in message.items()],
        "addresses": addresses,
        "type": message.get_content_type(),
        "parts": [
            {
                "type": part.get_content_type(),
                "encoding": part.get("Content-Transfer-Encoding", ""),
                "text": part.get_payload(decode=True).decode("utf-8").replace("\r\n", "\n"),
            }
            for part in parts
        ],
        "defects": defects,
        "longest": max(len(line) for line in lines),
        "bare": len(re.findall(rb"\r(?!\n)|(?<!\r)\n", raw)),
        "plain": all(byte < 128 and byte != 0 for byte in raw),
        "date": message["Date"].datetime.timestamp() if "Date" in message else None,
    }


print(json.dumps([read(path) for path in sys.argv[1:]]))
