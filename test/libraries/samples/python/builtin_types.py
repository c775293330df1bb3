"""Methods of str, bytes, list, dict and set have no effect outside of the program."""

text = "a,b"
text.upper().lower().strip().title().replace("a", "b").format()
text.split(","), text.rsplit(","), text.splitlines(), text.partition(","), text.rpartition(",")
text.startswith("a"), text.endswith("b"), text.isdigit(), text.find("a"), text.index("a"), text.count("a")
text.encode().decode(), ",".join(["a", "b"]), text.zfill(3), text.ljust(3), text.removeprefix("a")
bytes.fromhex("00").hex(), b"a b".split(), b"a".startswith(b"a")

items = [3, 1]
items.append(2)
items.extend([4])
items.insert(0, 5)
items.remove(5)
items.sort(key=lambda item: -item)
items.reverse()
items.pop()
items.copy(), items.count(1), items.index(1)
items.clear()

prices = {"a": 1}
prices.get("a"), prices.keys(), prices.values(), prices.items(), prices.copy()
prices.setdefault("b", 2)
prices.update({"c": 3})
prices.pop("c")
prices.popitem()
prices.clear()
for name, price in prices.items():
    name.upper()

seen = {1, 2}
seen.add(3)
seen.discard(3)
seen.update([4])
seen.remove(4)
seen.union([5]), seen.intersection([1]), seen.difference([1]), seen.issubset([1, 2]), seen.isdisjoint([9])
seen.pop()
seen.clear()

pair = (1, 2)
pair.count(1), pair.index(2), range(3).count(1), (5).bit_length(), (1.0).is_integer(), int.from_bytes(b"a", "big")


def counted():
    yield 1


steps = counted()
steps.send(None)
steps.close()
