"""Orders of an import."""

from models import Order


# cost-hints: N=1000
def store(orders: list[tuple[int, str]]):
    for number, customer in orders:
        Order.objects.create(number=number, customer=customer)
