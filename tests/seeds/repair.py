#!/usr/bin/env python3
"""Repair by checking: a server on this machine answers for the intended forms of damaged links alone.

    repair.py CITATION_CHECK SHARED_FOLDER OUTPUT_FOLDER

Counts the damaged links of a document whose intended form was found, as the first reading or as the alternative that
answered. Exit status: 0 enough of them, 1 too few, 77 nothing to check (skipped).
"""
import glob
import http.server
import json
import os
import shutil
import socketserver
import ssl
import subprocess
import sys
import threading
import urllib.parse

# Of the damaged links of each document, how many must be found.
DOCUMENTS = {"testimony": ("002", 8)}


def skip(why):
    print("skipped:", why)
    sys.exit(77)


def key(url):
    """What a request tells of a URL: its host and path, percent signs undone."""
    parts = urllib.parse.urlsplit(url)
    host = parts.hostname.encode("idna").decode() if parts.hostname else ""
    path = urllib.parse.unquote(parts.path or "/", errors="surrogateescape")
    query = urllib.parse.unquote(parts.query, errors="surrogateescape")
    return host.lower(), path, query


class Handler(http.server.BaseHTTPRequestHandler):
    known = set()

    def do_GET(self):
        host = self.headers.get("Host", "").split(":")[0]
        found = key("http://" + host + self.path) in self.known
        body = b"<title>A page</title><p>It is there.</p>" if found else b"gone"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 128


def serve(context=None):
    server = Server(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def make_context(folder):
    pem = os.path.join(folder, "repair.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test",
                    "-keyout", pem + ".key", "-out", pem], check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, pem + ".key")
    return context


def run(check, shared, out, name, number, ports):
    gold = json.load(open(os.path.join(shared, "eval", "gold", name + ".json"), encoding="utf-8"))
    damaged = [link for link in gold["links"] if link.get("intended")]
    Handler.known = {key(link["intended"]) for link in damaged}
    documents = glob.glob(os.path.join(shared, "seeds", number + "_*.txt"))
    if not documents:
        skip("there is no document " + number)
    result = subprocess.run(
        [check, "links", "--format", "json", "--allow-private", "--insecure", "--quiet", "--retries", "0",
         "--doi-api", "http://127.0.0.1:9/", "--no-config", "--delay", "0", "--per-host", "8",
         "--connect-to", ":443:127.0.0.1:%d" % ports[1], "--connect-to", ":80:127.0.0.1:%d" % ports[0], documents[0]],
        stdout=subprocess.PIPE, check=False)
    with open(os.path.join(out, name + ".links.json"), "wb") as file:
        file.write(result.stdout)
    found = 0
    links = json.loads(result.stdout)["links"]
    for link in damaged:
        at = [check for check in links for place in check["occurrences"]
              if place["span"][0] < link["span"][1] and link["span"][0] < place["span"][1]]
        reached = {key(check["used_alternative"] or check["url"]) for check in at
                   if check["status"] in ("ok", "redirected")}
        good = key(link["intended"]) in reached
        found += good
        print("%s note %s: %s" % ("found " if good else "MISSED", link.get("note"), link["intended"]))
        if not good:
            for check in at:
                print("        read as %s (%s), else %s" % (check["url"], check["status"], check["evidence"][1:2]))
    return found, len(damaged)


def main():
    check, shared, out = sys.argv[1:4]
    if not os.path.isdir(os.path.join(shared, "seeds")):
        skip("there is no folder " + os.path.join(shared, "seeds"))
    if not shutil.which("openssl"):
        skip("openssl is not installed")
    os.makedirs(out, exist_ok=True)
    ports = serve(), serve(make_context(out))
    failed = 0
    for name, (number, least) in DOCUMENTS.items():
        found, count = run(check, shared, out, name, number, ports)
        print("%s: %d of %d damaged links found, wanted %d" % (name, found, count, least))
        failed |= found < least
    sys.exit(1 if failed else 0)


main()
