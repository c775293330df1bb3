"""httpx: functions, a client, and an async client."""

import httpx

url = "https://example.com"
httpx.get(url)  #: request
httpx.head(url)  #: request
httpx.options(url)  #: request
httpx.post(url, json={})  #: request
httpx.put(url)  #: request
httpx.patch(url)  #: request
httpx.delete(url)  #: request
httpx.request("GET", url)  #: request
with httpx.stream("GET", url) as streamed:  #: request
    for line in streamed.iter_lines():
        line.strip()

with httpx.Client(base_url=url, timeout=httpx.Timeout(5.0)) as client:
    response = client.get("/")  #: request
    response.raise_for_status().json()
    response.text.strip(), response.content.decode(), response.status_code
    client.head("/")  #: request
    client.options("/")  #: request
    client.post("/")  #: request
    client.put("/")  #: request
    client.patch("/")  #: request
    client.delete("/")  #: request
    client.request("PUT", "/")  #: request
    client.send(client.build_request("GET", "/"))  #: request
    with client.stream("GET", "/") as streamed:  #: request
        for chunk in streamed.iter_bytes():
            len(chunk)


async def main(given: httpx.AsyncClient):
    async with httpx.AsyncClient() as client:
        response = await client.get(url)  #: request
        response.json()
        await client.head(url)  #: request
        await client.options(url)  #: request
        await client.post(url)  #: request
        await client.put(url)  #: request
        await client.patch(url)  #: request
        await client.delete(url)  #: request
        await client.request("GET", url)  #: request
        await client.send(client.build_request("GET", url))  #: request
        async with client.stream("GET", url) as streamed:  #: request
            await streamed.aread()
            async for line in streamed.aiter_lines():
                line.strip()
    await given.get(url)  #: request
    await given.aclose()
