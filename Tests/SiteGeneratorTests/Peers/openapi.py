"""Holds a site's openapi.json to the rules of OpenAPI 3.1.

openapi.py FILE prints one line for each mistake, then the number of operations.
"""

import json
import sys

from openapi_spec_validator import OpenAPIV31SpecValidator


def main(path):
    with open(path) as file:
        document = json.load(file)
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        print(f"{error.json_path}: {error.message[:300]}")
    operations = [(path, method) for path, item in document["paths"].items() for method in item]
    names = [document["paths"][path][method]["operationId"] for path, method in operations]
    for name in sorted({name for name in names if names.count(name) > 1}):
        print(f"{name}: names several operations")
    print(f"{len(operations)} operations")


main(sys.argv[1])
