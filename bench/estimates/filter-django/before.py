"""Customers who have not paid."""

from models import Order


def unpaid():
    orders = Order.objects.all()  # cost-hints: N=10000 M=100
    return [order.customer for order in orders if not order.paid]
