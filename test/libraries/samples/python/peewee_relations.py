"""Peewee's relations: a key loads its row once for an object, the rows of the other side are asked for each time they are gone through."""

from peewee import CharField, DeferredForeignKey, ForeignKeyField, ManyToManyField, Model, SqliteDatabase, prefetch

db = SqliteDatabase("app.db")


class Base(Model):
    class Meta:
        database = db


class User(Base):
    name = CharField()


class Tweet(Base):
    user = ForeignKeyField(User, backref="tweets")
    answered = ForeignKeyField("self", null=True, backref="answers")
    readers = ManyToManyField(User, backref="read")
    place = DeferredForeignKey("Place", null=True)
    text = CharField()


class Place(Base):
    name = CharField()


class Favorite(Base):
    tweet = ForeignKeyField(model=Tweet)
    user = ForeignKeyField(User, lazy_load=False)


def reads():
    for tweet in Tweet.select():  #: query
        use(tweet.user.name)  #: load
        use(tweet.user_id, tweet.text)
        use(tweet.answered.user)  #: load
        use(tweet.place.name)  #: load
        for reader in tweet.readers:  #: load
            use(reader)
        for answer in tweet.answers.where(Tweet.text == "x"):  #: query
            use(answer)
        tweet.user = None
    for user in User.select():  #: query
        use([tweet.text for tweet in user.tweets])  #: load
        use(len(user.tweets))  #: load
        use(user.tweets.count())  #: query
        for tweet in user.read:  #: load
            use(tweet)
        use(user.favorite_set.exists())  #: query
    favorite = Favorite.get_by_id(1)  #: query
    use(favorite.user)
    for one in Tweet.get_by_id(1).favorite_set:  #: query, load
        use(one)


def brings():
    for tweet in Tweet.select(Tweet, User.name).join(User):  #: query
        use(tweet.text)
    Tweet.select().with_related(Tweet.user).get()  #: query
    prefetch(User.select(), Tweet.select())  #: query
    User.select().prefetch(Tweet)  #: query
    Tweet.select().select_extend(User).join(User).first()  #: query


def use(*values):
    return values
