"""An export of all orders."""

from models import Order


# cost-hints: N=20000
def export(path: str):
    orders = list(Order.objects.all())
    with open(path, "w") as file:
        for order in orders:
            file.write(f"{order.number},{order.customer}\n")
