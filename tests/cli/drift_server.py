"""drift_server.py PORT_FILE: a little web and an archive of it, as host names of one loopback server.

http://live.test/PATH   the web: /same and /new answer, /gone is 404
http://keeps.test/web/STAMP/URL   sends to the copy; with id_ behind the stamp, the page as it was kept
"""
import http.server
import os
import sys

PAGE = """<html><title>Notes on lamps</title><body><p>The keeper trims the lamps before dusk, counts the oil that is left in
the long store, and writes both into the ledger that the harbour board reads in spring.</p></body></html>"""
OTHER = """<html><title>Cheap flights</title><body><p>Book now and save on every seat to the coast; prices from nine in the
morning until all of the places are sold, and no money back for those who miss their plane.</p></body></html>"""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, code, body="", **fields):
        data = body.encode()
        self.send_response(code)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        host = self.headers.get("Host", "").split(":")[0]
        if host == "live.test":
            if self.path == "/gone":
                return self.answer(404, "<title>Not found</title>")
            return self.answer(200, OTHER if self.path == "/new" else PAGE)
        if "id_/" in self.path:
            return self.answer(200, PAGE, Memento_Datetime="Thu, 04 Apr 2019 00:00:00 GMT")
        if "/never" in self.path:
            return self.answer(404)
        url = self.path.split("/", 3)[3]
        if self.path.startswith("/web/20190404000000/"):
            return self.answer(200, PAGE, Memento_Datetime="Thu, 04 Apr 2019 00:00:00 GMT")
        return self.answer(302, Location="http://keeps.test/web/20190404000000/" + url)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
with open(sys.argv[1] + ".part", "w", encoding="ascii") as out:
    out.write(str(server.server_address[1]))
os.rename(sys.argv[1] + ".part", sys.argv[1])
server.serve_forever()
