"""requests: each call sends one request and waits for it."""

import requests
from requests import Session

url = "https://example.com/users"
requests.get(url, timeout=5)  #: request
requests.head(url)  #: request
requests.options(url)  #: request
requests.post(url, json={"name": "ada"})  #: request
requests.put(url, data=b"x")  #: request
requests.patch(url, json={})  #: request
requests.delete(url)  #: request
requests.request("GET", url)  #: request

with requests.Session() as session:
    session.headers.update({"Accept": "application/json"})
    response = session.get(url)  #: request
    response.raise_for_status()
    response.json()
    response.text.splitlines()
    response.content.decode()
    for line in response.iter_lines():
        line.strip()
    for chunk in response.iter_content(1024):
        len(chunk)
    session.head(url)  #: request
    session.options(url)  #: request
    session.post(url)  #: request
    session.put(url)  #: request
    session.patch(url)  #: request
    session.delete(url)  #: request
    session.request("POST", url)  #: request
    prepared = session.prepare_request(requests.Request("GET", url))
    session.send(prepared)  #: request
    session.mount("https://", requests.adapters.HTTPAdapter())
    response.close()

other = requests.session()


def load(client: Session, user: int):
    return client.get(f"{url}/{user}").json()  #: request


load(other, 1)
other.close()
