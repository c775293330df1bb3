"""Customers who have not paid."""

from models import Order


# cost-hints: N=10000 M=100
def unpaid():
    orders = Order.objects.all()
    return [order.customer for order in orders if not order.paid]
