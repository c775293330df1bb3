"""Prices of many symbols."""

import requests


# cost-hints: N=40
def prices(base: str, symbols: list[str]):
    found = []
    for symbol in symbols:
        response = requests.get(f"{base}/{symbol}", timeout=10)
        found.append(response.json())
    return found
