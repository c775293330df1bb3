def kept(users: list[str], banned: list[str]):
    return [user for user in users if user not in banned]


def named(users, banned: list[str]):
    for user in users:
        if user.name in banned:
            print(user)
