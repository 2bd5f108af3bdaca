"""The address of a signed link whose time has passed, signed all the same: expire.py SECRET ADDRESS."""

import base64
import hashlib
import hmac
import sys
import urllib.parse

secret, address = sys.argv[1:3]
place, query = address.split("?", 1)
fields = [(name, value) for name, value in urllib.parse.parse_qsl(query, strict_parsing=True) if name != "sig"]
assert [name for name, _ in fields] == ["do", "incident", "message", "receiver", "until"], fields
fields[-1] = ("until", str(int(fields[-1][1]) - 40 * 86400))


def signature(fields):
    signed = "".join(f"{len(part.encode())}:{part}" for part in ["link"] + [value for _, value in fields])
    code = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(code).decode().rstrip("=")


# What is signed here has to be what is signed there.
original = [(name, value) for name, value in urllib.parse.parse_qsl(query) if name != "sig"]
assert urllib.parse.parse_qs(query)["sig"] == [signature(original)], "this is signed otherwise"
print(place + "?" + urllib.parse.urlencode(fields + [("sig", signature(fields))]))
