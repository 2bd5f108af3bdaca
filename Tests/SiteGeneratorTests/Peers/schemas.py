"""Holds the JSON documents of a site to their published schemas.

schemas.py SCHEMAS SITE prints one line for each mistake, then `N documents, M kinds`.
"""

import json
import pathlib
import re
import sys

import jsonschema

KINDS = [
    (r"status", "status"),
    (r"about", "about"),
    (r"(graph|search|themes)", r"\1"),
    (r"(alerts|incidents|rules|silences|maintenance|notifications)", r"\1"),
    (r"audit", "audit"),
    (r"auth/api-keys", "api-keys"),
    (r"alerts/\d+", "alert"),
    (r"incidents/\d+", "incident"),
    (r"notes", "notes"),
    (r"notes/.+", "note"),
    (r"themes/by-name/[^/]+", "theme"),
    (r"db/(config|details)", r"\1"),
    (r"docker/status", "docker-status"),
    (r"docker/(hosts|stacks)", r"\1"),
    (r"docker/client/all", "clients"),
    (r"docker/manager/pool-stats", "pool-stats"),
    (r"docker/hosts/[^/]+", "host"),
    (r"docker/stacks/[^/]+", "stack"),
    (r"docker/(?:hosts|stacks)/[^/]+/history/[^/]+", "use"),
    (r"docker/containers/all", "containers"),
    (r"docker/containers/all/[^/]+", "containers"),
    (r"docker/containers/[^/]+/[^/]+", "container"),
    (r"docker/containers/[^/]+/[^/]+/history/[^/]+", "history"),
]


def kind_of(name):
    for pattern, kind in KINDS:
        match = re.fullmatch(pattern, name)
        if match:
            return match.expand(kind)
    return None


def main(schemas, site):
    validators = {}
    for path in pathlib.Path(schemas).glob("*.json"):
        schema = json.loads(path.read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[path.stem] = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    root = pathlib.Path(site) / "api/v2"
    seen = set()
    count = 0
    for path in sorted(root.rglob("*.json")):
        name = path.relative_to(root).as_posix()[: -len(".json")]
        if name == "openapi":
            # Held to OpenAPI's own rules by openapi.py.
            continue
        kind = kind_of(name)
        if kind not in validators:
            print(f"{name}: no schema")
            continue
        seen.add(kind)
        count += 1
        for error in validators[kind].iter_errors(json.loads(path.read_text())):
            print(f"{name}: {error.json_path}: {error.message[:300]}")
    for kind in sorted(set(validators) - seen):
        print(f"{kind}: no document of this kind")
    print(f"{count} documents, {len(seen)} kinds")


main(sys.argv[1], sys.argv[2])
