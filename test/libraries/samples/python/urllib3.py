"""urllib3: one request per call."""

import urllib3
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, ProxyManager, Retry, Timeout
from urllib3.contrib.socks import SOCKSProxyManager
from urllib3.util import parse_url
from urllib3.util.retry import Retry as OwnRetry

url = "https://example.com"
seen = []
urllib3.disable_warnings()
http = urllib3.PoolManager(retries=Retry(3), timeout=Timeout(connect=2), headers=urllib3.make_headers(user_agent="a"))
other = PoolManager(retries=OwnRetry(3))
proxy = ProxyManager("http://localhost:3128")
socks = SOCKSProxyManager("socks5://localhost:1080")
own = urllib3.proxy_from_url("http://localhost:3128")


class Client:
    def __init__(self, pool: HTTPConnectionPool):
        self.pool = pool

    def one(self, id):
        return self.pool.request("GET", f"/users/{id}").json()  #: request


def sent(body):
    seen.append(urllib3.request("GET", url).status)  #: request
    seen.append(http.request("POST", url, json=body).json())  #: request
    seen.append(other.urlopen("GET", url).data.decode())  #: request
    seen.append(proxy.request_encode_url("GET", url, fields={"a": 1}).headers["Date"])  #: request
    seen.append(socks.request_encode_body("POST", url, fields={"a": 1}).reason)  #: request
    seen.append(own.request(method="PUT", url=url).geturl())  #: request
    single = urllib3.connection_from_url(url)
    seen.append(single.request("GET", "/").url)  #: request
    seen.append(HTTPSConnectionPool("example.com", maxsize=3).urlopen("GET", "/").version)  #: request
    seen.append(http.connection_from_url(url).request("DELETE", "/"))  #: request
    seen.append(http.connection_from_host("example.com").request("GET", "/"))  #: request
    seen.append((single.is_same_host(url), single.num_requests, parse_url(url), urllib3.encode_multipart_formdata({"a": 1})))
    single.close()
    http.clear()


def streamed():
    answer = http.request("GET", url, preload_content=False)  #: request
    for chunk in answer.stream(1024):
        seen.append(chunk)
    for line in answer:
        seen.append(line)
    for chunk in answer.read_chunked():
        seen.append(chunk)
    seen.append((answer.read(), answer.read1(3), answer.readinto(bytearray(3)), answer.getheader("Date"), answer.getheaders(), answer.info()))
    seen.append((answer.get_redirect_location(), answer.isclosed(), answer.retries))
    answer.drain_conn()
    answer.release_conn()
    answer.close()
