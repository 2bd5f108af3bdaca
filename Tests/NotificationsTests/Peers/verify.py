"""Verifies a request's signatures: whsec_ with the package standardwebhooks, whsk_ with the package cryptography."""
import base64
import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from standardwebhooks import Webhook, WebhookVerificationError

request = json.load(open(sys.argv[1], encoding="utf-8"))
headers, body = request["headers"], request["body"]


def holds(secret, body):
    if secret.startswith("whsec_"):
        try:
            Webhook(secret).verify(body, headers)
            return True
        except WebhookVerificationError:
            return False
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(secret.removeprefix("whsk_"))).public_key()
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{body}".encode()
    for signature in headers["webhook-signature"].split(" "):
        version, _, text = signature.partition(",")
        if version == "v1a":
            try:
                key.verify(base64.b64decode(text), content)
                return True
            except InvalidSignature:
                pass
    return False


good = sum(holds(secret, body) for secret in sys.argv[2:])
bad = sum(holds(secret, body + " ") for secret in sys.argv[2:])
print(f"{good} signatures hold, and {'none' if bad == 0 else bad} over another body")
