"""validate.py CLI MAKE_PAGE SOURCE: what the command prints fits docs/schema, and every property it prints is described there."""

import copy
import glob
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading

try:
    import jsonschema
except ImportError:
    if os.environ.get("LIBCITE_SCHEMA") == "required":
        sys.exit("jsonschema is not here, and LIBCITE_SCHEMA says that it must be")
    print("skipped: jsonschema is not here (python3-jsonschema)")
    sys.exit(77)

cli, make_page, source = sys.argv[1:]
failures = 0
checks = 0


def closed(schema):
    """A copy in which an object may have no property that is not described, so that none is forgotten."""
    schema = copy.deepcopy(schema)
    pending = [schema]
    while pending:
        part = pending.pop()
        if isinstance(part, list):
            pending.extend(part)
        elif isinstance(part, dict):
            if isinstance(part.get("properties"), dict) and part.get("type") == "object":
                part.setdefault("additionalProperties", False)
            pending.extend(part.values())
    return schema


validators = {}
for path in glob.glob(os.path.join(source, "docs", "schema", "*.json")):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validators[schema["properties"]["schema"]["const"]] = jsonschema.Draft202012Validator(closed(schema))


def check(what, value):
    global checks, failures
    checks += 1
    validator = validators[value["schema"]]
    for error in list(validator.iter_errors(value))[:3]:
        failures += 1
        print(f"FAIL: {what}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}", file=sys.stderr)


def run(*arguments):
    done = subprocess.run([cli, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return json.loads(done.stdout)


documents = sorted(glob.glob(os.path.join(source, "tests", "corpus", "*", "input.txt")))
documents.append(os.path.join(source, "examples", "data", "sample.txt"))
for path in documents:
    check(f"extract {path}", run("extract", "-f", "json", path))
offline = [] if os.environ.get("CITE_NET") == "0" else ["--offline"]
check("links", run("links", *offline, "-f", "json", *documents))
check("audit", run("audit", "--no-store", "--offline" if offline else "--no-check", "-f", "json", *documents))
if offline:
    # Nothing on this machine answers under a name like that, so nothing is asked for; tests/cli/archive.sh has the rest.
    check("audit archive", run("audit", "archive", "--no-store", "--dry-run", "--exclude", "*", "-f", "json", documents[-1]))
for what in ("document", "links", "json"):
    printed = subprocess.run([make_page, "2", "60", what], stdout=subprocess.PIPE, check=True).stdout
    check(f"visits, {what}", json.loads(printed))

# Over time: states, visits, drift, archived copies and suggestions, where the build has a store.
with tempfile.TemporaryDirectory() as folder:
    store = os.path.join(folder, "audit.db")
    printed = subprocess.run([make_page, "2", "60", "json", store], stdout=subprocess.PIPE, check=True).stdout
    check("audits over time", json.loads(printed))
    store = os.path.join(folder, "lines.db")
    printed = subprocess.run([make_page, "1", "60", "jsonl", store], stdout=subprocess.PIPE, check=True).stdout
    *references, whole = map(json.loads, printed.splitlines())
    check("audits over time, line by line", dict(whole, references=references))


class Archive(http.server.BaseHTTPRequestHandler):
    """Lists two copies of every page, as a CDX server does."""

    def do_GET(self):
        body = (
            "example,a)/ 20140101000000 http://a.example/ text/html 200 AAA 9\n"
            "example,a)/ 20150101000000 http://a.example/ text/html - BBB 9\n"
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if offline:
    server = http.server.HTTPServer(("127.0.0.1", 0), Archive)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        place = f"http://127.0.0.1:{server.server_port}"
        config = os.path.join(folder, "archives.ini")
        with open(config, "w", encoding="utf-8") as file:
            file.write(f"[archive t]\ntimegate = {place}/{{stamp}}/{{url}}\ncdx = {place}/cdx?url={{query}}\n")
        options = ["--config", config, "--no-default-archives", "--allow-private", "-f", "json"]
        listed = run("audit", "copies", *options, "http://a.example/", "http://a.example/?b")
        if len(listed) != 2 or [part["changed"] for part in listed[0]["copies"]] != [False, True]:
            failures += 1
            print(f"FAIL: copies: {listed}", file=sys.stderr)
        for part in listed:
            check("copies", part)
    server.shutdown()

# Wrong values are refused: a schema that takes everything would say nothing.
good = run("extract", "-f", "json", documents[-1])
for path, wrong in ((["notes", 0, "scheme"], "greek"), (["links", 0, "span"], [1]), (["links", 0, "note"], "one")):
    broken = copy.deepcopy(good)
    part = broken
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = wrong
    checks += 1
    if validators[broken["schema"]].is_valid(broken):
        failures += 1
        print(f"FAIL: {path} may be {wrong!r}", file=sys.stderr)

print(f"{checks} checks, {failures} failures")
sys.exit(1 if failures or checks < 10 else 0)
