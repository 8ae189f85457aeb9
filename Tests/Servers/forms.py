"""Holds what the program sends to the vendors' own client libraries, and what a server answers to the schema.

    forms.py record PORT FILE       a server that keeps each request's body in FILE, a line each, and refuses it
    forms.py check FILE             what the libraries of OpenAI, Anthropic and Ollama say of the bodies
    forms.py answers ADDRESS FILE   asks a server in the words of the first of them, and checks each answer

Each check prints a line: the kind of server, a tab, what is checked, a tab, and `ok` or what is wrong.
"""

import copy
import http.server
import json
import os
import sys
import typing
import urllib.request

TIMES = 25


def record(port, path):
    class Recorder(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with open(path, "ab") as file:
                file.write(body + b"\n")
            words = b'{"error": {"message": "no"}}'
            self.send_response(403)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(words)))
            self.end_headers()
            self.wfile.write(words)

        def log_message(self, *words):
            pass

    http.server.HTTPServer(("127.0.0.1", int(port)), Recorder).serve_forever()


def bodies(path):
    with open(path, "rb") as file:
        return [json.loads(line) for line in file]


def schema_of(body):
    """The kind of server that a body is for, and the schema in it."""
    if "response_format" in body:
        return "openai-compatible", body["response_format"]["json_schema"]["schema"]
    if "output_config" in body:
        return "anthropic", body["output_config"]["format"]["schema"]
    return "ollama", body["format"]


def same(found, wanted):
    return "ok" if found == wanted else f"the library would send {json.dumps(found)[:300]}"


def is_json_schema(schema):
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(schema)
    return "ok"


def is_of(kind, body):
    """Whether a body is of the typed dictionary of a library, and has no key that it lacks."""
    import pydantic

    pydantic.TypeAdapter(kind).validate_python(body)
    unknown = set(body) - set(typing.get_type_hints(kind))
    return f"unknown: {', '.join(sorted(unknown))}" if unknown else "ok"


def openai_form(body, schema):
    from openai.types.chat.completion_create_params import CompletionCreateParamsStreaming

    return is_of(CompletionCreateParamsStreaming, body)


def openai_strict(body, schema):
    """The library closes every object, and requires all in it: there has to be nothing left to do."""
    from openai.lib._pydantic import _ensure_strict_json_schema

    whole = copy.deepcopy(schema)
    return same(_ensure_strict_json_schema(whole, path=(), root=whole), schema)


def anthropic_form(body, schema):
    from anthropic.types.message_create_params import MessageCreateParamsStreaming

    return is_of(MessageCreateParamsStreaming, body)


def anthropic_strict(body, schema):
    """The library takes out what the server does not know: there has to be nothing of that.

    It also takes out the type beside a list of values, which OpenAI's documents always have.
    """
    from anthropic import transform_schema

    return same(transform_schema(copy.deepcopy(schema)), without_types_of_values(schema))


def without_types_of_values(schema):
    if isinstance(schema, list):
        return [without_types_of_values(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: without_types_of_values(part) for name, part in schema.items() if name != "type" or "enum" not in schema}


def ollama_form(body, schema):
    from ollama._types import ChatRequest

    return same(json.loads(ChatRequest(**body).model_dump_json(exclude_none=True))["format"], schema)


CHECKS = {
    "openai-compatible": {"request, by openai's types": openai_form, "schema, by openai's strict rules": openai_strict},
    "anthropic": {"request, by anthropic's types": anthropic_form, "schema, by anthropic's rules": anthropic_strict},
    "ollama": {"request, by ollama's types": ollama_form},
}


def check(path):
    missing = set(CHECKS)
    for body in bodies(path):
        kind, schema = schema_of(body)
        missing.discard(kind)
        for what, rule in CHECKS[kind].items():
            report(kind, what, lambda: rule(body, schema))
        report(kind, "schema, by jsonschema", lambda: is_json_schema(schema))
    for kind in sorted(missing):
        print(f"{kind}\trequest\tnone came")


def report(kind, what, rule):
    try:
        outcome = rule()
    except Exception as fault:
        outcome = " ".join(f"{type(fault).__name__}: {fault}".split())[:300]
    print(f"{kind}\t{what}\t{outcome}")


def answers(address, path):
    import jsonschema

    body = next(body for body in bodies(path) if "response_format" in body)
    validator = jsonschema.Draft202012Validator(schema_of(body)[1])

    def rule():
        for seed in range(TIMES):
            data = json.dumps(body | {"stream": False, "stream_options": None, "seed": seed}).encode()
            request = urllib.request.Request(
                f"{address}/chat/completions", data,
                {"Content-Type": "application/json", "Authorization": f"Bearer {os.environ['SERVERS_KEY']}"})
            with urllib.request.urlopen(request, timeout=60) as reply:
                content = json.load(reply)["choices"][0]["message"]["content"]
            validator.validate(json.loads(content))
        return "ok"

    report("letters", f"{TIMES} answers, by the schema that was sent", rule)


{"record": record, "check": check, "answers": answers}[sys.argv[1]](*sys.argv[2:])
