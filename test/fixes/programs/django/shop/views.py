"""Pages of the shop: rows are read where they are asked for."""

from django.db.models import Prefetch

from .models import Author, Bestseller, Book, Cover, Country, Edition, Note, Person, Profile, Publisher, Review, Tag


def author_of_each():
    lines = []
    for book in Book.objects.order_by("pk"):
        lines.append((book.title, book.author.pen_name))
    return lines


def publisher_if_any():
    return [book.publisher.name if book.publisher else None for book in Book.objects.order_by("pk")]


def publishers_in_condition():
    found = []
    for book in Book.objects.all().order_by("-pk"):
        if book.publisher is not None and book.publisher.size > 1:
            found.append(book.title)
    return found


def profile_of_each():
    texts = []
    for person in Person.objects.order_by("pk"):
        try:
            texts.append(person.profile.text)
        except Profile.DoesNotExist:
            texts.append("")
    return texts


def person_of_profile():
    return {profile.person.name: profile.text for profile in Profile.objects.order_by("pk")}


def default_name_of_one_to_one():
    return [book.cover.colour for book in Book.objects.filter(cover__isnull=False).order_by("pk")]


def words_of_each():
    rows = []
    for book in Book.objects.order_by("pk"):
        rows.append(", ".join(tag.word for tag in book.tags.all()))
    return rows


def books_of_tags():
    return [(tag.word, sorted(book.title for book in tag.books.all())) for tag in Tag.objects.order_by("pk")]


def titles_by_author():
    shelves = {}
    for author in Author.objects.order_by("pk"):
        shelves[author.pen_name] = [book.title for book in author.books.all()]
    return shelves


def counts_by_author():
    return {author.pen_name: author.books.count() for author in Author.objects.order_by("pk")}


def has_books():
    return [author.pen_name for author in Author.objects.order_by("pk") if author.books.exists()]


def reviews_by_default_name():
    return [[review.stars for review in book.review_set.all()] for book in Book.objects.order_by("pk")]


def subject_of_notes():
    return [(note.text, str(note.subject.pk)) for note in Note.objects.order_by("pk")]


def notes_of_books():
    return [[note.text for note in book.notes.all()] for book in Book.objects.order_by("pk")]


def inherited_key():
    return [publisher.country.name if publisher.country else "" for publisher in Publisher.objects.order_by("pk")]


def key_of_the_parent():
    return [(author.pen_name, author.country.name) for author in Author.objects.order_by("pk")]


def residents():
    return [(country.name, [person.name for person in country.person_residents.all()]) for country in Country.objects.order_by("pk")]


def child_of_the_parent():
    return [person.author.pen_name for person in Person.objects.filter(author__isnull=False).order_by("pk")]


def through_query_set():
    return [publisher.country and publisher.country.name for publisher in Publisher.objects.large().by_size()]


def through_manager():
    return [book.author.pen_name for book in Book.objects.long().available()]


def through_proxy():
    return [book.publisher.name for book in Bestseller.objects.all() if book.publisher_id]


def proxy_method():
    return [book.banner() for book in Bestseller.objects.exclude(pages=0)]


def manager_brings_half():
    return [edition.book.author.pen_name for edition in Edition.objects.order_by("pk")]


def way_of_two():
    return [review.book.author.pen_name for review in Review.objects.all()]


def way_of_three():
    return [str(review.book.author.country.pk) for review in Review.objects.filter(stars__gte=0)]


def second_half():
    return [review.book.publisher.name if review.book.publisher else "" for review in Review.objects.select_related("book")]


def earlier_part():
    lines = []
    for book in Book.objects.order_by("pk"):
        earlier = book.sequel_to
        lines.append(earlier.title if earlier else "first")
    return lines


def later_parts():
    return [[part.title for part in book.sequels.all()] for book in Book.objects.order_by("pk")]


def nested_loops():
    lines = []
    for author in Author.objects.order_by("pk"):
        for book in author.books.all():
            lines.append((author.pen_name, book.title, book.publisher.name if book.publisher else ""))
    return lines


def second_level_only():
    lines = []
    for author in Author.objects.prefetch_related("books").order_by("pk"):
        for book in author.books.all():
            lines.append([tag.word for tag in book.tags.all()])
    return lines


def prefetch_with_query():
    lines = []
    for author in Author.objects.prefetch_related(Prefetch("books", queryset=Book.objects.order_by("-pk"))).order_by("pk"):
        for book in author.books.all():
            lines.append((book.title, book.publisher and book.publisher.name))
    return lines


def first_thirty():
    return [book.author.pen_name for book in Book.objects.order_by("-pages")[:15]]


def page(number=1, size=12):
    start = (number - 1) * size
    books = Book.objects.order_by("pk")[start:start + size]
    return [book.author.pen_name for book in books]


def narrowed(title="", pages=95):
    books = Book.objects.all()
    if title:
        books = books.filter(title__contains=title)
    if pages:
        books = books.filter(pages__gt=pages)
    books = books.order_by("title")
    return [book.author.pen_name for book in books]


def sorted_by_author():
    books = sorted(Book.objects.all(), key=lambda book: (book.author.pen_name, book.pk))
    return [book.title for book in books]


def by_lambda():
    return list(map(lambda book: book.author.pen_name, Book.objects.order_by("pk")))


def numbered():
    return [f"{place}. {book.author.pen_name}" for place, book in enumerate(Book.objects.order_by("pk"), 1)]


def of_one_author():
    author = Author.objects.get(pen_name="pen 1")
    return [(book.title, book.publisher.name if book.publisher else "") for book in author.books.order_by("pk")]


def covers_and_more():
    return [(cover.colour, cover.book.author.pen_name, [tag.word for tag in cover.book.tags.all()]) for cover in Cover.objects.order_by("pk")]


def while_left_early():
    for book in Book.objects.order_by("pk"):
        if book.author.pen_name == "pen 3":
            return book.title
    return None
