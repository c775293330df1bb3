"""How many orders there are."""

from models import Order


# cost-hints: N=10000
def order_count():
    return len(Order.objects.all())
