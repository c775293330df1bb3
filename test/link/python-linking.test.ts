// Imports of Python as programs write them, seen through a query that they lead to.

import { checksFor } from '../support/check.js'
import { dedent } from '../support/marks.js'

const { costs, fine } = checksFor('n-plus-one-query', 'python')

const load = (path: string) => dedent(`
  //- ${path}
  import sqlite3
  db = sqlite3.connect("x.db")
  def load(id):
      return db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()
`)
const withModule = (path: string, files: string) => load(path) + dedent(files)

describe('imports of Python that lead to a query', () => {
  costs('written in every way', withModule('app/users/queries.py', `
    //- app/__init__.py
    //- app/users/__init__.py
    //- app/users/report.py
    import app.users.queries
    import app.users.queries as renamed
    from app.users import queries
    from app.users.queries import load as find
    from . import queries as near
    from .queries import load
    from ..users.queries import load as far
    def report(ids):
        for id in ids: ⟦app.users.queries.load(id)⟧
        for id in ids: ⟦renamed.load(id)⟧
        for id in ids: ⟦queries.load(id)⟧
        for id in ids: ⟦find(id)⟧
        for id in ids: ⟦near.load(id)⟧
        for id in ids: ⟦load(id)⟧
        for id in ids: ⟦far(id)⟧
  `))
  costs('through packages that hand on names', withModule('app/users/queries.py', `
    //- app/__init__.py
    from .users import load, find_all
    //- app/users/__init__.py
    from .queries import *
    from .more import find_all
    __all__ = ["load", "find_all"]
    //- app/users/more.py
    from . import queries
    def find_all(id):
        return queries.load(id)
    //- main.py
    import app
    from app import find_all
    from app.users import *
    def main(ids):
        for id in ids: ⟦app.load(id)⟧
        for id in ids: ⟦find_all(id)⟧
        for id in ids: ⟦load(id)⟧
  `))
  fine('names that a star does not bring', withModule('app/users/queries.py', `
    //- app/users/__init__.py
    from .queries import *
    __all__ = ["other"]
    other = 1
    //- main.py
    from app.users import *
    def main(ids):
        for id in ids: load(id)
  `))
  costs('conditional ones', withModule('app/queries.py', `
    //- app/main.py
    from typing import TYPE_CHECKING
    try:
        from fastqueries import load
    except ImportError:
        from app.queries import load
    if TYPE_CHECKING:
        from app.repository import Repository
    def main(ids, repository: "Repository"):
        for id in ids: ⟦repository.find(id)⟧
    def other(ids):
        for id in ids: ⟦load(id)⟧
    //- app/repository.py
    from app.queries import load
    class Repository:
        def find(self, id):
            return load(id)
  `))
  costs('in functions, and in circles', withModule('app/queries.py', `
    //- app/a.py
    from app import b
    def one(id):
        from app.queries import load
        return load(id)
    def all(ids):
        for id in ids: ⟦b.two(id)⟧
    //- app/b.py
    from app import a
    def two(id):
        return a.one(id)
  `))
  costs('from a src folder, and from folders that are no packages', withModule('src/shop/data/queries.py', `
    //- pyproject.toml
    [project]
    name = "shop"
    //- src/shop/main.py
    from shop.data.queries import load
    from shop.data import queries
    def main(ids):
        for id in ids: ⟦load(id)⟧
        for id in ids: ⟦queries.load(id)⟧
  `))
  costs('from another package of the repository', withModule('packages/core/core/queries.py', `
    //- packages/core/pyproject.toml
    [project]
    name = "core"
    //- packages/core/core/__init__.py
    //- packages/web/pyproject.toml
    [project]
    name = "web"
    //- packages/web/web/__init__.py
    //- packages/web/web/main.py
    from core.queries import load
    def main(ids):
        for id in ids: ⟦load(id)⟧
  `))
  fine('a library by the name of a module', withModule('tools/redis.py', `
    //- requirements.txt
    redis
    //- app/main.py
    from redis import load
    def main(ids):
        for id in ids: load(id)
  `))
  fine('a name that the module gives another value', withModule('app/queries.py', `
    //- app/main.py
    from app.queries import load
    load = len
    def main(ids):
        for id in ids: load(id)
  `))
  fine('a module that is not there', `
    //- app/main.py
    from app.queries import load
    def main(ids):
        for id in ids: load(id)
  `)
  costs('an instance that a module makes, under the name of another', withModule('app/queries.py', `
    //- app/services.py
    from app.queries import load
    class Users:
        def find(self, id):
            return load(id)
    users = Users()
    //- app/registry.py
    from app import services
    users = services.users
    class Registry:
        users = services.users
    //- app/main.py
    from app.registry import Registry, users
    def main(ids):
        for id in ids: ⟦users.find(id)⟧
        for id in ids: ⟦Registry.users.find(id)⟧
        for id in ids: ⟦Registry().users.find(id)⟧
  `))
})
