"""Prices of many symbols."""

import aiohttp


# cost-hints: N=40
async def prices(base: str, symbols: list[str]):
    found = []
    async with aiohttp.ClientSession() as session:
        for symbol in symbols:
            async with session.get(f"{base}/{symbol}") as response:
                found.append(await response.json())
    return found
