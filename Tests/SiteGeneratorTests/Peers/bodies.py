"""Whether bodies of requests are what an OpenAPI document says of them: bodies.py OPENAPI REQUESTS.

REQUESTS is JSON: a list of objects with method, path (as the document writes it) and body. Prints true or false for each.
"""

import json
import pathlib
import sys

import jsonschema

document, requests = (json.loads(pathlib.Path(path).read_text()) for path in sys.argv[1:3])
for request in requests:
    operation = document["paths"][request["path"]][request["method"].lower()]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    print(json.dumps(jsonschema.Draft202012Validator(schema).is_valid(request["body"])))
