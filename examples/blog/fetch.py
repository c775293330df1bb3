"""Documents from many URLs, requested one after another."""

import http.server
import sys
import threading
import time

import requests


def fetch_data(urls):
    results = []
    for url in urls:
        response = requests.get(url, timeout=10)
        results.append(response.json())
    return results


class Slow(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.05)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"ok": true}')

    def log_message(self, *args):
        pass


def main():
    if len(sys.argv) > 1:
        print(fetch_data(sys.argv[1:]))
        return
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    started = time.perf_counter()
    documents = fetch_data([f"http://127.0.0.1:{server.server_port}/{number}" for number in range(100)])
    print(f"{len(documents)} documents in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
