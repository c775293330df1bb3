"""aiohttp: a request is awaited or entered, then its body is awaited."""

import aiohttp

url = "https://example.com"


async def main(given: aiohttp.ClientSession):
    timeout = aiohttp.ClientTimeout(total=5)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        async with session.get(url) as response:  #: request
            response.raise_for_status()
            await response.json()
            await response.text()
            await response.read()
            async for chunk in response.content.iter_chunked(1024):
                len(chunk)
            async for line in response.content:
                line.strip()
        awaited = await session.get(url)  #: request
        await awaited.json()
        awaited.release()
        await session.head(url)  #: request
        await session.options(url)  #: request
        await session.post(url, json={})  #: request
        await session.put(url)  #: request
        await session.patch(url)  #: request
        await session.delete(url)  #: request
        await session.request("GET", url)  #: request
        async with session.ws_connect(url) as socket:  #: connect
            await socket.close()
    async with aiohttp.request("GET", url) as response:  #: request
        await response.text()
    async with given.post(url) as response:  #: request
        await response.text()
    await given.close()
