// Imports of Python, in the layouts in which projects are written.

import assert from 'node:assert/strict'

import { createPythonModules } from '../../src/analysis/link/python-modules.js'
import { shown, sources, workspaceOf, type Layout } from './workspace.js'

type Expected = Readonly<Record<string, string | undefined>>

/** What imports in the file lead to, dots before them as written; each is asked twice, since answers are kept. */
function leads(title: string, layout: Layout, from: string, expected: Expected): void {
  it(title, () => {
    const modules = createPythonModules(workspaceOf({ [from]: '', ...layout }))
    for (const time of ['first', 'again']) {
      const found = Object.fromEntries(Object.keys(expected).map((written) => {
        const level = /^\.*/.exec(written)?.[0].length ?? 0
        return [written, shown(modules.resolve(from, written.slice(level), level))]
      }))
      assert.deepEqual(found, expected, time)
    }
  })
}

describe('Python modules', () => {
  describe('relative', () => {
    const app = sources('app/__init__.py', 'app/models.py', 'app/api/__init__.py', 'app/api/users.py', 'app/tasks/daily/mail.py')
    leads('by levels', app, 'app/api/main.py', {
      '.': 'app/api/__init__.py', '.users': 'app/api/users.py', '..': 'app/__init__.py', '..models': 'app/models.py', '..api.users': 'app/api/users.py',
      '..tasks.daily.mail': 'app/tasks/daily/mail.py', '.none': undefined, '.models': undefined,
    })
    leads('in an __init__.py, whose package is its folder', app, 'app/api/__init__.py', { '.users': 'app/api/users.py', '.': 'app/api/__init__.py', '..models': 'app/models.py' })
    leads('to folders without __init__.py', app, 'app/main.py', { '.tasks': 'app/tasks/', '.tasks.daily': 'app/tasks/daily/', '.tasks.daily.mail': 'app/tasks/daily/mail.py' })
    leads('from folders without __init__.py', app, 'app/tasks/daily/main.py', { '.': 'app/tasks/daily/', '..': 'app/tasks/', '.mail': 'app/tasks/daily/mail.py', '...models': 'app/models.py' })
    leads('not above the root', sources('a.py'), 'b/main.py', { '..a': 'a.py', '..': '/', '...a': undefined, '....': undefined })
    leads('to names of the standard library and of dependencies', { 'requirements.txt': 'redis\n', ...sources('app/__init__.py', 'app/logging.py', 'app/redis.py') }, 'app/main.py', {
      '.logging': 'app/logging.py', '.redis': 'app/redis.py',
    })
  })

  describe('from the root', () => {
    leads('packages and modules', sources('app/__init__.py', 'app/models.py', 'app/api/__init__.py', 'app/api/users.py', 'settings.py'), 'app/main.py', {
      'app': 'app/__init__.py', 'app.models': 'app/models.py', 'app.api': 'app/api/__init__.py', 'app.api.users': 'app/api/users.py', 'settings': 'settings.py',
      'app.none': undefined, 'app.models.User': undefined, 'models': undefined, 'django.db': undefined,
    })
    leads('the package before the module of its name, the module before the folder', sources('a/__init__.py', 'a.py', 'b.py', 'b/x.py', 'c/__init__.py', 'c/d.py', 'c/d/__init__.py'), 'main.py', {
      'a': 'a/__init__.py', 'b': 'b.py', 'c.d': 'c/d/__init__.py',
    })
    leads('folders without __init__.py', sources('app/core/db.py', 'app/api/v1/users.py', 'static/x.css'), 'app/main.py', {
      'app': 'app/', 'app.core': 'app/core/', 'app.core.db': 'app/core/db.py', 'app.api.v1': 'app/api/v1/', 'app.api.v1.users': 'app/api/v1/users.py', 'app.static': undefined, 'static': undefined,
    })
    leads('a package before a nearer folder of its name', { 'tool/pyproject.toml': '', ...sources('common/__init__.py', 'common/a.py', 'tool/common/b.py') }, 'tool/main.py', {
      'common': 'common/__init__.py', 'common.a': 'common/a.py', 'common.b': 'tool/common/b.py',
    })
    leads('never stubs', sources('a.pyi', 'b.py', 'b.pyi', 'c/__init__.pyi', 'd/__init__.py', 'd/__init__.pyi', 'd/e.pyi'), 'main.py', {
      'a': undefined, 'b': 'b.py', 'c': undefined, 'd': 'd/__init__.py', 'd.e': undefined,
    })
    leads('never installed packages', sources('.venv/lib/python3.12/site-packages/redis/__init__.py', 'env/lib/python3.12/site-packages/redis/__init__.py', '.tox/py/x.py', '__pypackages__/3.12/lib/y.py'), 'main.py', {
      'redis': undefined, 'x': undefined, 'y': undefined,
    })
  })

  describe('from source folders', () => {
    leads('src', { 'pyproject.toml': '[project]\nname = "app"\n', ...sources('src/app/__init__.py', 'src/app/models.py', 'src/tool.py') }, 'tests/test_app.py', {
      'app.models': 'src/app/models.py', 'src.app.models': 'src/app/models.py', 'tool': 'src/tool.py',
    })
    leads('src without any project file', sources('src/app/__init__.py', 'src/app/models.py', 'src/tool.py'), 'main.py', { 'app': 'src/app/__init__.py', 'tool': 'src/tool.py' })
    leads('not src that is a package itself', sources('src/__init__.py', 'src/models.py'), 'main.py', { 'src.models': 'src/models.py', 'models': undefined })
    for (const marker of ['pyproject.toml', 'setup.py', 'setup.cfg', 'manage.py', 'Pipfile', 'requirements.txt']) {
      leads(`the folder of ${marker}, and src in it`, { [`backend/${marker}`]: '', ...sources('backend/users/models.py', 'backend/settings.py', 'backend/src/app.py') }, 'backend/config/urls.py', {
        'users.models': 'backend/users/models.py', 'users': 'backend/users/', 'settings': 'backend/settings.py', 'app': 'backend/src/app.py', 'backend.settings': 'backend/settings.py',
      })
    }

    const inLib = sources('py/lib/app/models.py', 'py/lib/tool.py')
    const fromLib = { 'app.models': 'py/lib/app/models.py', 'tool': 'py/lib/tool.py' }
    const told: Readonly<Record<string, readonly [string, string]>> = {
      'setuptools find': ['pyproject.toml', '[tool.setuptools.packages.find]\nwhere = ["lib"] # here\n'],
      'setuptools package-dir': ['pyproject.toml', '[tool.setuptools]\npackage-dir = { "" = "lib" }\n'],
      'setuptools package-dir as a table': ['pyproject.toml', '[tool.setuptools.package-dir]\n"" = "lib"\n'],
      'Poetry': ['pyproject.toml', '[tool.poetry]\nname = "x"\npackages = [\n  { include = "app", from = "lib" },\n]\n'],
      'Hatch': ['pyproject.toml', "[tool.hatch.build.targets.wheel]\npackages = ['lib/app']\n"],
      'PDM': ['pyproject.toml', '[tool.pdm.build]\npackage-dir = "lib"\n'],
      'uv': ['pyproject.toml', '[tool.uv.build-backend]\nmodule-root = "lib"\n'],
      'maturin': ['pyproject.toml', '[tool.maturin]\npython-source = "lib"\n'],
      'pytest': ['pyproject.toml', '[tool.pytest.ini_options]\naddopts = "-q"\npythonpath = [\n  ".",\n  "lib",\n]\n'],
      'pytest.ini': ['pytest.ini', '[pytest]\npythonpath = . lib\n'],
      'setup.cfg': ['setup.cfg', '[options]\npackage_dir =\n    =lib\npackages = find:\n'],
      'setup.cfg find': ['setup.cfg', '[options.packages.find]\nwhere = lib\n'],
      'setup.py': ['setup.py', "setup(\n    name='x',\n    package_dir={'': 'lib'},\n)\n"],
      'setup.py find_packages': ['setup.py', 'setup(packages=find_packages(where="lib"))\n'],
    }
    for (const [tool, [file, text]] of Object.entries(told)) leads(`as ${tool} says`, { [`py/${file}`]: text, ...inLib }, 'py/tests/test_app.py', fromLib)

    leads('not one that does not exist, or lies outside', { 'pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["none", "../lib", "", "/"]\n', ...sources('lib/a.py') }, 'main.py', { 'a': undefined, 'lib.a': 'lib/a.py' })
    leads('above the top-most package', sources('services/users/api/__init__.py', 'services/users/api/v1/__init__.py', 'services/users/api/v1/routes.py', 'services/users/settings.py'), 'services/users/api/main.py', {
      'api.v1.routes': 'services/users/api/v1/routes.py', 'settings': 'services/users/settings.py', 'v1.routes': undefined,
    })
    leads('a folder of apps that settings add to the path', { 'manage.py': '', ...sources('apps/users/__init__.py', 'apps/users/models.py') }, 'config/urls.py', {
      'users.models': 'apps/users/models.py', 'apps.users.models': 'apps/users/models.py',
    })
  })

  describe('in a monorepo', () => {
    const services: Layout = {
      'services/a/pyproject.toml': '[project]\nname = "a"\ndependencies = ["shared", "redis>=4"]\n', 'services/b/pyproject.toml': '[project]\nname = "b"\n',
      'libs/shared/pyproject.toml': '[project]\nname = "shared"\n',
      ...sources('services/a/app/__init__.py', 'services/a/app/models.py', 'services/a/tests/__init__.py', 'services/b/app/__init__.py', 'services/b/app/models.py', 'services/b/app/only.py',
        'services/b/redis/__init__.py', 'services/b/redis.py', 'services/b/util.py', 'libs/shared/src/shared/__init__.py', 'libs/shared/src/shared/db.py'),
    }
    leads('each project sees its own', services, 'services/a/app/main.py', { 'app.models': 'services/a/app/models.py', 'app': 'services/a/app/__init__.py' })
    leads('the other as well', services, 'services/b/tests/test_main.py', { 'app.models': 'services/b/app/models.py', 'redis': 'services/b/redis/__init__.py', 'util': 'services/b/util.py' })
    leads('packages of another project, not its modules', services, 'services/a/app/main.py', {
      'shared.db': 'libs/shared/src/shared/db.py', 'shared': 'libs/shared/src/shared/__init__.py', 'util': undefined, 'redis': undefined, 'tests': 'services/a/tests/__init__.py',
    })
    leads('by folders, without project files', sources('a/utils/__init__.py', 'a/utils/x.py', 'b/utils/__init__.py', 'b/utils/x.py', 'b/models.py'), 'b/main.py', {
      'utils.x': 'b/utils/x.py', 'models': 'b/models.py', 'a.utils.x': 'a/utils/x.py',
    })
    leads('nothing where it is unclear which', sources('one/app/__init__.py', 'two/app/__init__.py', 'two/deep/only/__init__.py'), 'main.py', { 'app': undefined, 'only': 'two/deep/only/__init__.py' })
    leads('parts of a package that several projects share', {
      'packages/a/pyproject.toml': '', 'packages/b/pyproject.toml': '', ...sources('packages/a/src/org/a/__init__.py', 'packages/b/src/org/b/__init__.py', 'packages/b/src/org/b/x.py'),
    }, 'packages/a/src/org/a/main.py', { 'org.a': 'packages/a/src/org/a/__init__.py', 'org.b.x': 'packages/b/src/org/b/x.py', 'org': 'packages/a/src/org/' })
    leads('not packages inside of tests and examples', sources('tests/kafka/__init__.py', 'examples/shop/pika/__init__.py', 'docs/x/__init__.py'), 'src/main.py', { 'kafka': undefined, 'pika': undefined, 'x': undefined })
    leads('those inside, if that is where the import stands', sources('tests/support/__init__.py', 'tests/unit/x.py'), 'tests/unit/test_main.py', { 'support': 'tests/support/__init__.py' })
  })

  describe('from the folder of a script', () => {
    leads('beside it and above', sources('jobs/nightly/load.py', 'jobs/shared.py', 'jobs/nightly/parts/a.py'), 'jobs/nightly/main.py', {
      'load': 'jobs/nightly/load.py', 'shared': 'jobs/shared.py', 'parts.a': 'jobs/nightly/parts/a.py', 'parts': 'jobs/nightly/parts/',
    })
    leads('the nearest first', sources('jobs/a/x.py', 'jobs/x.py', 'jobs/a/y/z.py'), 'jobs/a/main.py', { 'x': 'jobs/a/x.py' })
    leads('not in packages, which are imported', sources('app/__init__.py', 'app/helpers.py'), 'app/main.py', { 'helpers': undefined })
  })

  describe('not what is a library', () => {
    leads('modules of the standard library, for those inside the package and elsewhere', sources('app/__init__.py', 'app/logging.py', 'app/json/__init__.py', 'app/core/email.py', 'lib/random/__init__.py'), 'app/main.py', {
      'logging': undefined, 'json': undefined, 'email': undefined, 'email.mime': undefined, 'random': undefined, 'app.logging': 'app/logging.py', 'asyncio': undefined,
    })
    leads('except at a root', sources('logging.py', 'redis.py', 'types/__init__.py'), 'app/deep/main.py', { 'logging': 'logging.py', 'redis': 'redis.py', 'types': 'types/__init__.py' })
    leads('except in the sources of the project', { 'pyproject.toml': '[project]\ndependencies = ["redis"]\n', ...sources('src/app/__init__.py', 'src/redis.py', 'src/logging.py') }, 'src/app/main.py', {
      'redis': 'src/redis.py', 'logging': 'src/logging.py',
    })
    leads('nor for a folder at the root', sources('queue/worker.py', 'email/templates/x.py'), 'main.py', { 'queue': undefined, 'email': undefined, 'queue.worker': undefined })
    leads('nor beside a script', sources('jobs/queue.py'), 'jobs/main.py', { 'queue': undefined })
    leads('itself', sources('redis.py', 'app/stripe.py'), 'redis.py', { 'redis': undefined })
    leads('itself, in a folder without __init__.py', sources(), 'app/stripe.py', { 'stripe': undefined, 'app.stripe': undefined })
    leads('a package may import itself', sources('app/__init__.py'), 'app/__init__.py', { 'app': 'app/__init__.py' })

    const named = sources('app/redis.py', 'app/kafka.py', 'app/celery/tasks.py', 'redis/x.py', 'stripe/y.py', 'vendor/requests/__init__.py', 'app/own.py')
    const lists: Readonly<Record<string, readonly [string, string]>> = {
      'requirements.txt': ['requirements.txt', '# ours\n-r base.txt\nredis[hiredis]>=4 # cache\nkafka-python==2.0\nCelery~=5.3\nRequests\nstripe; python_version > "3"\n'],
      'requirements/base.txt': ['requirements/base.txt', 'redis\nkafka-python\ncelery\nrequests\nstripe\n'],
      'dev-requirements.in': ['dev-requirements.in', 'redis\nkafka-python\ncelery\nrequests\nstripe\n'],
      'pyproject.toml': ['pyproject.toml', '[project]\nname = "app"\ndependencies = [\n  "redis>=4",\n  "kafka_python",\n  "celery[redis]", # tasks\n]\n[project.optional-dependencies]\nhttp = ["requests"]\n[dependency-groups]\ndev = ["stripe"]\n'],
      'Poetry': ['pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.12"\nredis = "^4"\nkafka-python = { version = "*" }\n"celery" = "*"\n[tool.poetry.group.dev.dependencies]\nrequests = "*"\nstripe = "*"\n'],
      'uv and Hatch': ['pyproject.toml', '[tool.uv]\ndev-dependencies = ["redis", "celery"]\n[tool.hatch.envs.default]\nextra-dependencies = ["kafka-python", "requests", "stripe"]\n'],
      'setup.cfg': ['setup.cfg', '[options]\ninstall_requires =\n    redis>=4\n    kafka-python\n    celery\n[options.extras_require]\nhttp =\n    requests\n    stripe\n'],
      'setup.py': ['setup.py', "setup(install_requires=['redis>=4', 'kafka-python', \"celery\"], extras_require={'http': ['requests']}, tests_require=['stripe'])\n"],
      'Pipfile': ['Pipfile', '[packages]\nredis = "*"\nkafka-python = ">=2"\ncelery = "*"\nstripe = "*"\n[dev-packages]\nrequests = "*"\n'],
    }
    for (const [kind, [file, text]] of Object.entries(lists)) {
      leads(`declared dependencies: ${kind}`, { [file]: text, ...named }, 'app/main.py', {
        'redis': undefined, 'kafka': undefined, 'celery': undefined, 'celery.tasks': undefined, 'requests': undefined, 'stripe': undefined, 'own': 'app/own.py', 'app.redis': 'app/redis.py',
      })
    }
    leads('folders called as a part of a dependency is', { 'requirements.txt': 'google-cloud-storage\n', ...sources('google/x/__init__.py') }, 'main.py', { 'google': undefined, 'google.x': 'google/x/__init__.py', 'google.cloud': undefined })
    leads('dependencies that the workspace builds are not outside', {
      'app/requirements.txt': 'my-lib\nother\n', 'my_lib/setup.py': "setup(name='my_lib')\n", ...sources('my_lib/my_lib/__init__.py'),
    }, 'app/main.py', { 'my_lib': 'my_lib/my_lib/__init__.py' })
  })

  describe('asked anything', () => {
    const odd = ['', '.', 'a.', '.a', 'a..b', ' ', '/', '../x', '__proto__', 'constructor', 'a.constructor', '__init__', 'a.__init__', '\0', 'é', 'x'.repeat(5000), 'x.'.repeat(3000)]
    const texts = ['', '[', '[[', '= = =', '[project]\ndependencies = [[[', '[project]\nname', 'setup(name=', '\0\0', '[tool.poetry]\npackages = [{ from = ']

    for (const [index, text] of texts.entries()) {
      it(`answers, and only with what exists (project files ${index})`, () => {
        const layout = { 'pyproject.toml': text, 'setup.cfg': text, 'setup.py': text, 'requirements.txt': text, 'Pipfile': text, ...sources('a/__init__.py', 'a/b.py', 'c/d.py') }
        const modules = createPythonModules(workspaceOf(layout))
        for (const module of odd) {
          for (const from of ['a/b.py', 'c/d.py', 'none/at/all.py', '']) {
            for (const level of [0, 1, 2, 50]) {
              const found = modules.resolve(from, module, level)
              if (found && 'file' in found) assert.ok(found.file in layout, module)
            }
          }
        }
        assert.equal(shown(modules.resolve('main.py', 'a.b', 0)), 'a/b.py')
      })
    }

    it('answers soon, however long a project file is', () => {
      const long = `[project]\ndependencies = [\n${'  "a",\n  [ # x\n'.repeat(50_000)}[tool.x]\na = "${'b'.repeat(500_000)}\n`
      const modules = createPythonModules(workspaceOf({ 'pyproject.toml': long, 'setup.cfg': `[options]\na =\n${' b\n'.repeat(100_000)}`, 'setup.py': long, ...sources('a/__init__.py') }))
      assert.equal(shown(modules.resolve('main.py', 'a', 0)), 'a/__init__.py')
    })

    it('answers in an empty workspace', () => {
      const modules = createPythonModules(workspaceOf({}))
      assert.deepEqual(odd.map((module) => modules.resolve('a.py', module, 0)), odd.map(() => undefined))
    })
  })
})
