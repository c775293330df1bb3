def kept(users: list[str], banned: list[str]):
    return [user for user in users if user not in banned]
