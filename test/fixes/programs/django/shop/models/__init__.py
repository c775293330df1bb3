from .books import Book, Bestseller, Cover, Edition, Note, Review, Tag
from .orders import Order, OrderLine
from .people import Author, Country, Person, Profile, Publisher

__all__ = [
    "Author", "Bestseller", "Book", "Country", "Cover", "Edition", "Note", "Order", "OrderLine", "Person", "Profile", "Publisher", "Review", "Tag",
]
