"""urllib.request: one request per call."""

import urllib.parse
import urllib.request
from urllib.request import Request, urlopen

url = "https://example.com?" + urllib.parse.urlencode({"a": 1}) + urllib.parse.quote("b")
parsed = urllib.parse.urlparse(url)
parsed.geturl(), parsed.netloc, urllib.parse.parse_qs(parsed.query), urllib.parse.urljoin(url, "/c")

with urllib.request.urlopen(url) as response:  #: request
    response.read()
    response.getcode(), response.geturl(), response.getheader("Date")
with urlopen(Request(url, method="POST")) as response:  #: request
    for line in response:
        line.strip()
urllib.request.urlretrieve(url, "page.html")  #: request
