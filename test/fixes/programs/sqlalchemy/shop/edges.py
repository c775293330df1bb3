"""Queries that cannot be told, or should not."""

from sqlalchemy import func, select, text, union_all
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload, lazyload, load_only, selectin_polymorphic, selectinload, subqueryload, with_polymorphic

from .models import Author, Book, Person, Publisher, Review, Tag


def edge_distinct(session: Session):
    return [book.author.pen_name for book in session.scalars(select(Book).join(Book.tags).distinct().order_by(Book.id))]


def edge_distinct_many(session: Session):
    return [len(book.reviews) for book in session.scalars(select(Book).join(Book.tags).distinct().order_by(Book.id))]


def edge_for_update(session: Session):
    return [book.author.pen_name for book in session.scalars(select(Book).with_for_update().order_by(Book.id))]


def edge_for_update_query(session: Session):
    return [book.publisher and book.publisher.name for book in session.query(Book).with_for_update().order_by(Book.id)]


def edge_yield_per(session: Session):
    return [book.author.pen_name for book in session.scalars(select(Book).order_by(Book.id).execution_options(yield_per=10))]


def edge_yield_per_many(session: Session):
    return [len(book.reviews) for book in session.scalars(select(Book).order_by(Book.id).execution_options(yield_per=10))]


def edge_yield_per_result(session: Session):
    return [len(book.reviews) for book in session.scalars(select(Book).order_by(Book.id)).yield_per(10)]


def edge_yield_per_query(session: Session):
    return [len(book.reviews) for book in session.query(Book).order_by(Book.id).yield_per(10)]


def edge_union(session: Session):
    statement = select(Book).where(Book.pages < 100).union(select(Book).where(Book.pages > 120))
    return [book.author.pen_name for book in session.scalars(select(Book).from_statement(statement))]


def edge_union_scalars(session: Session):
    statement = select(Book).where(Book.pages < 100).union_all(select(Book).where(Book.pages > 120))
    return [one for one in session.scalars(statement)]


def edge_union_function(session: Session):
    statement = union_all(select(Book).where(Book.pages < 100), select(Book).where(Book.pages > 120))
    return [book.author.pen_name for book in session.scalars(select(Book).from_statement(statement))]


def edge_union_query(session: Session):
    short = session.query(Book).filter(Book.pages < 100)
    long = session.query(Book).filter(Book.pages > 120)
    return sorted(book.author.pen_name for book in short.union(long))


def edge_from_text(session: Session):
    return [book.author.pen_name for book in session.scalars(select(Book).from_statement(text("SELECT * FROM books ORDER BY id")))]


def edge_from_text_query(session: Session):
    return [book.author.pen_name for book in session.query(Book).from_statement(text("SELECT * FROM books ORDER BY id"))]


def edge_from_text_many(session: Session):
    return [len(book.reviews) for book in session.scalars(select(Book).from_statement(text("SELECT * FROM books ORDER BY id")))]


def edge_polymorphic(session: Session):
    both = with_polymorphic(Person, [Author])
    return [person.country.name if person.country else "" for person in session.scalars(select(both).order_by(both.id))]


def edge_polymorphic_option(session: Session):
    statement = select(Person).options(selectin_polymorphic(Person, [Author])).order_by(Person.id)
    return [person.country.name if person.country else "" for person in session.scalars(statement)]


def edge_polymorphic_child(session: Session):
    people = session.scalars(select(Person).order_by(Person.id))
    return [len(person.books) for person in people if isinstance(person, Author)]


def edge_alias(session: Session):
    other = aliased(Book)
    return [book.author.pen_name for book in session.scalars(select(other).order_by(other.id))]


def edge_alias_beside(session: Session):
    other = aliased(Book)
    rows = session.execute(select(Book, other).join(other, Book.sequel_id == other.id).order_by(Book.id))
    return [(book.title, earlier.author.pen_name) for book, earlier in rows]


def edge_columns_only(session: Session):
    return [book.author.pen_name for book in session.scalars(select(Book).options(load_only(Book.title)).order_by(Book.id))]


def edge_lazy_option(session: Session):
    return [book.author.pen_name for book in session.scalars(select(Book).options(lazyload(Book.author)).order_by(Book.id))]


def edge_grouped(session: Session):
    statement = select(Author).join(Author.books).group_by(Author.id).having(func.count(Book.id) > 4).order_by(Author.id)
    return [author.country.name for author in session.scalars(statement)]


def edge_subquery(session: Session):
    inner = select(Book).where(Book.pages > 100).subquery()
    book_of = aliased(Book, inner)
    return [book.author.pen_name for book in session.scalars(select(book_of).order_by(book_of.id))]


def edge_statement_as_subquery(session: Session):
    statement = select(Book).where(Book.pages > 100)
    number = session.scalar(select(func.count()).select_from(statement.subquery()))
    return [number, *sorted(book.author.pen_name for book in session.scalars(statement))]


def edge_query_counted(session: Session):
    query = session.query(Book).filter(Book.pages > 100)
    return [query.count(), sorted(book.author.pen_name for book in query.all())]


def edge_query_deleted(session: Session):
    query = session.query(Review).filter(Review.stars == 0)
    titles = sorted(review.book.title for review in query)
    return titles, query.delete(synchronize_session=False)


def edge_query_entities(session: Session):
    query = session.query(Book).filter(Book.pages > 100).order_by(Book.id)
    titles = [title for title, in query.with_entities(Book.title)]
    return titles, [book.author.pen_name for book in query]


def edge_union_after(session: Session):
    statement = select(Book).where(Book.pages < 100)
    names = sorted(book.author.pen_name for book in session.scalars(statement))
    return names, len(session.execute(statement.union(select(Book).where(Book.pages > 150))).all())


def edge_update_after(session: Session):
    query = session.query(Book).filter(Book.pages > 100)
    names = sorted(book.author.pen_name for book in query)
    return names, query.update({"pages": 1}, synchronize_session=False)


def edge_committed_inside(session: Session):
    names = []
    for book in session.scalars(select(Book).order_by(Book.id)).all():
        names.append(book.author.pen_name)
        book.pages += 1
        session.commit()
    return names


def edge_expired_inside(session: Session):
    names = []
    for book in session.scalars(select(Book).order_by(Book.id)).all():
        session.refresh(book)
        names.append(book.author.pen_name)
    return names


def edge_expired_all(session: Session):
    names = []
    for book in session.scalars(select(Book).order_by(Book.id)).all():
        session.expire_all()
        names.append(book.author.pen_name)
    return names


def edge_changed_inside(session: Session):
    names = []
    last = session.scalars(select(Author).order_by(Author.id.desc())).first()
    for book in session.scalars(select(Book).order_by(Book.id)).all():
        names.append(book.author.pen_name)
        book.author = last
        names.append(book.author.pen_name)
    return names


def edge_key_changed(session: Session):
    names = []
    for book in session.scalars(select(Book).order_by(Book.id)).all():
        book.author_id = 1
        names.append(book.author.pen_name)
    session.rollback()
    return names


def edge_added_inside(session: Session):
    numbers = []
    for book in session.scalars(select(Book).order_by(Book.id)).all():
        book.reviews.append(Review(stars=5, reviewer_id=7))
        numbers.append(len(book.reviews))
    session.rollback()
    return numbers


def edge_added_beside(session: Session):
    numbers = []
    for book in session.scalars(select(Book).order_by(Book.id)).all():
        session.add(Review(stars=5, reviewer_id=7, book_id=book.id))
        session.flush()
        numbers.append(len(book.reviews))
    session.rollback()
    return numbers


def edge_two_loops(session: Session):
    books = session.scalars(select(Book).order_by(Book.id)).all()
    return [book.author.pen_name for book in books], [book.author.id for book in books]


def edge_first_only(session: Session):
    book = session.scalars(select(Book).order_by(Book.id)).first()
    return [book.author.pen_name for _ in range(20)]


def edge_chained_either(session: Session, full: bool = True):
    statement = select(Book).order_by(Book.id)
    if not full:
        statement = select(Book).order_by(Book.title)
    return [book.author.pen_name for book in session.scalars(statement)]


def edge_mappings(session: Session):
    return [row["Book"].author.pen_name for row in session.execute(select(Book).order_by(Book.id)).mappings()]


def edge_attribute_of_row(session: Session):
    return [row.Book.author.pen_name for row in session.execute(select(Book).order_by(Book.id))]


def edge_query_two(session: Session):
    rows = session.query(Book, Author).join(Author, Book.author_id == Author.id).order_by(Book.id)
    return [(book.author.pen_name, author.country.name) for book, author in rows]


def edge_joined_with_limit_and_filter(session: Session):
    statement = select(Book).join(Book.author).where(Author.pen_name != "pen 3").order_by(Author.pen_name, Book.id).limit(12)
    return [book.author.pen_name for book in session.scalars(statement)]


def edge_after_unique_first(session: Session):
    books = session.scalars(select(Book).join(Book.tags).order_by(Book.id)).unique().all()
    return [book.publisher.name if book.publisher else "" for book in books]


def edge_partitions(session: Session):
    names = []
    for part in session.scalars(select(Book).order_by(Book.id)).partitions(10):
        for book in part:
            names.append(book.author.pen_name)
    return names


def edge_lambda(session: Session):
    return list(map(lambda tag: len(tag.books), session.scalars(select(Tag).order_by(Tag.id))))


def edge_streamed(session: Session):
    return [book.author.pen_name for book in session.scalars(select(Book).order_by(Book.id).execution_options(stream_results=True))]


def edge_populate(session: Session):
    return [book.author.pen_name for book in session.scalars(select(Book).order_by(Book.id).execution_options(populate_existing=True))]


def edge_slice_query(session: Session):
    return [[review.stars for review in book.reviews] for book in session.query(Book).order_by(Book.id).offset(3).limit(15).all()]


def edge_after_joined_many(session: Session):
    authors = session.scalars(select(Author).options(joinedload(Author.books)).order_by(Author.id)).unique()
    return [(book.title, book.publisher and book.publisher.name) for author in authors for book in author.books]


def edge_after_subquery_load(session: Session):
    authors = session.scalars(select(Author).options(subqueryload(Author.books)).order_by(Author.id))
    return [[tag.word for tag in book.tags] for author in authors for book in author.books]


def edge_after_selectin_one(session: Session):
    books = session.scalars(select(Book).options(selectinload(Book.author)).order_by(Book.id))
    return [book.author.country.name for book in books]


def edge_after_contained(session: Session):
    books = session.scalars(select(Book).join(Book.author).options(contains_eager(Book.author)).order_by(Book.id))
    return [book.author.country.name for book in books]


def edge_after_chain(session: Session):
    statement = select(Author).options(selectinload(Author.books).selectinload(Book.reviews)).order_by(Author.id)
    return [review.reviewer.name for author in session.scalars(statement) for book in author.books for review in book.reviews]


def edge_after_named_option(session: Session):
    option = joinedload(Author.books)
    statement = select(Author).options(option)
    statement = statement.order_by(Author.id)
    return [[tag.word for tag in book.tags] for author in session.scalars(statement).unique() for book in author.books]


def edge_after_limited_columns(session: Session):
    statement = select(Author).options(joinedload(Author.books).load_only(Book.title)).order_by(Author.id)
    return [[tag.word for tag in book.tags] for author in session.scalars(statement).unique() for book in author.books]


def edge_after_two_options(session: Session):
    statement = select(Author).options(joinedload(Author.country), subqueryload(Author.books).joinedload(Book.publisher)).order_by(Author.id)
    return [[tag.word for tag in book.tags] for author in session.scalars(statement) for book in author.books]


def edge_declared_eager(session: Session):
    return [[tag.word for tag in book.tags] for publisher in session.scalars(select(Publisher).order_by(Publisher.id)) for book in publisher.books]
