// Imports of TypeScript and JavaScript, in the layouts in which projects are written.

import assert from 'node:assert/strict'

import { createTypeScriptModules } from '../../src/analysis/link/typescript-modules.js'
import { shown, sources, workspaceOf, type Layout } from './workspace.js'

type Expected = Readonly<Record<string, string | undefined>>

/** What imports in the file lead to; each is asked twice, since answers are kept. */
function leads(title: string, layout: Layout, from: string, expected: Expected): void {
  it(title, () => {
    const modules = createTypeScriptModules(workspaceOf({ [from]: '', ...layout }))
    for (const time of ['first', 'again']) {
      const found = Object.fromEntries(Object.keys(expected).map((module) => [module, shown(modules.resolve(from, module, 0))]))
      assert.deepEqual(found, expected, time)
    }
  })
}

describe('TypeScript modules', () => {
  describe('by relative paths', () => {
    leads('without extension', sources('src/a.ts', 'src/b.tsx', 'src/c.js', 'src/d.jsx', 'src/e.mts', 'src/f.cts', 'src/g.mjs', 'src/h.cjs'), 'src/main.ts', {
      './a': 'src/a.ts', './b': 'src/b.tsx', './c': 'src/c.js', './d': 'src/d.jsx',
      './e': 'src/e.mts', './f': 'src/f.cts', './g': 'src/g.mjs', './h': 'src/h.cjs', './none': undefined,
    })
    leads('with the extension of what is compiled', sources('a.ts', 'b.tsx', 'c.mts', 'd.cts', 'e.tsx', 'f.js', 'g.cjs'), 'main.ts', {
      './a.js': 'a.ts', './b.js': 'b.tsx', './c.mjs': 'c.mts', './d.cjs': 'd.cts', './e.jsx': 'e.tsx', './f.js': 'f.js', './g.cjs': 'g.cjs', './a.mjs': undefined,
    })
    leads('with its own extension', sources('a.ts', 'b.tsx', 'c.mts'), 'main.ts', { './a.ts': 'a.ts', './b.tsx': 'b.tsx', './c.mts': 'c.mts' })
    leads('to index files', sources('src/index.ts', 'src/a/index.ts', 'src/b/index.tsx', 'src/c/index.js', 'src/d/index.jsx', 'src/empty/x.ts'), 'src/a/main.ts', {
      '.': 'src/a/index.ts', './': 'src/a/index.ts', './index': 'src/a/index.ts', './index.js': 'src/a/index.ts', '..': 'src/index.ts', '../': 'src/index.ts',
      '../b': 'src/b/index.tsx', '../c/': 'src/c/index.js', '../d': 'src/d/index.jsx', '../empty': undefined,
    })
    leads('to the file before the folder of that name', sources('a.ts', 'a/index.ts', 'b.js', 'b/index.ts'), 'main.ts', {
      './a': 'a.ts', './a/': 'a/index.ts', './b': 'b.js', './b/index': 'b/index.ts',
    })
    leads('to TypeScript before the JavaScript beside it', sources('a.ts', 'a.js'), 'main.ts', { './a': 'a.ts', './a.js': 'a.ts' })
    leads('to names with dots', sources('user.service.ts', 'user.model.js', 'v1.2.ts'), 'main.ts', {
      './user.service': 'user.service.ts', './user.model': 'user.model.js', './user.service.js': 'user.service.ts', './v1.2': 'v1.2.ts',
    })
    leads('up and down again', sources('lib/a.ts', 'src/deep/b.ts'), 'src/deep/er/main.ts', {
      '../../../lib/a': 'lib/a.ts', '../b': 'src/deep/b.ts', './../b.js': 'src/deep/b.ts', '../er/../b': 'src/deep/b.ts',
    })
    leads('not above the root', sources('a.ts', 'workspace/a.ts', 'src/workspace/a.ts'), 'src/main.ts', {
      '../a': 'a.ts', '../../a': undefined, '../../../a': undefined, '../../src/main': undefined, '../../workspace/a': undefined,
    })
    leads('never to declarations', sources('a.d.ts', 'b.d.ts', 'b.js', 'c.d.mts', 'c.mjs', 'd/index.d.ts'), 'main.ts', {
      './a': undefined, './a.d.ts': undefined, './b': 'b.js', './b.js': 'b.js', './c.mjs': 'c.mjs', './d': undefined,
    })
    leads('not to what is no source', { 'data.json': '{}', ...sources('style.css', 'App.vue') }, 'main.ts', {
      './data.json': undefined, './data': undefined, './style.css': undefined, './App.vue': undefined, './main.ts?raw': undefined,
    })
    leads('through a package.json beside the sources', { 'lib/package.json': { main: './entry.js' }, ...sources('lib/entry.ts', 'lib/index.ts') }, 'main.ts', {
      './lib': 'lib/entry.ts',
    })
    leads('to folders called as build output is', sources('lib/db/index.ts', 'src/db.ts', 'build/tasks.js', 'types/user.ts'), 'main.ts', {
      './lib/db': 'lib/db/index.ts', './build/tasks': 'build/tasks.js', './types/user': 'types/user.ts', './lib/none': undefined,
    })
    leads('from scripts to what a build writes', sources('src/cli.ts', 'src/index.ts'), 'bin/run.js', {
      '../dist/cli.js': 'src/cli.ts', '../dist': 'src/index.ts', '../lib/cli': 'src/cli.ts', '../other/cli.js': undefined,
    })
  })

  describe('by configuration', () => {
    leads('paths without baseUrl', {
      'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'], '~lib': ['./src/lib/main'], '#db/*': ['./src/db/*'] } } },
      ...sources('src/a/index.ts', 'src/b.ts', 'src/lib/main.ts', 'src/db/query.ts'),
    }, 'src/deep/main.ts', { '@/a': 'src/a/index.ts', '@/b.js': 'src/b.ts', '~lib': 'src/lib/main.ts', '#db/query': 'src/db/query.ts', '@/none': undefined, 'react': undefined })
    leads('paths below baseUrl, tried in their order', {
      'tsconfig.json': { compilerOptions: { baseUrl: './src', paths: { '@app/*': ['generated/*', 'app/*'], '*.model': ['models/*.model'] } } },
      ...sources('src/generated/a.ts', 'src/app/a.ts', 'src/app/b.ts', 'src/models/user.model.ts'),
    }, 'src/main.ts', { '@app/a': 'src/generated/a.ts', '@app/b': 'src/app/b.ts', 'user.model': 'src/models/user.model.ts' })
    leads('baseUrl alone', {
      'tsconfig.json': { compilerOptions: { baseUrl: 'src' } }, ...sources('src/utils/date.ts', 'src/config.ts', 'src/api.service.ts'),
    }, 'src/pages/main.tsx', { 'utils/date': 'src/utils/date.ts', 'config': 'src/config.ts', 'api.service': 'src/api.service.ts', 'src/config': undefined, 'lodash': undefined })
    leads('aliases that no configuration explains lead nowhere', sources('src/a.ts'), 'src/main.ts', { '@/a': undefined, '~/a': undefined, 'src/a': undefined, '/src/a': undefined })
    leads('a slash before the alias', {
      'tsconfig.json': { compilerOptions: { paths: { '/@/*': ['./src/*'] } } }, ...sources('src/a.ts'),
    }, 'src/main.ts', { '/@/a': 'src/a.ts', '/src/a': undefined })
    leads('comments and commas that JSON does not know', {
      'tsconfig.json': '{\n  // why\n  "compilerOptions": { /* here */ "paths": { "@/*": ["./src/*"], }, },\n}\n', ...sources('src/a.ts'),
    }, 'src/main.ts', { '@/a': 'src/a.ts' })
    leads('extends, relative to the file that says it', {
      'config/base.json': { compilerOptions: { paths: { '@/*': ['../src/*'] } } },
      'tsconfig.json': { extends: './config/base' }, ...sources('src/a.ts'),
    }, 'src/main.ts', { '@/a': 'src/a.ts' })
    leads('extends as a list, the last one wins', {
      'one.json': { compilerOptions: { baseUrl: 'one', paths: { 'x': ['x'] } } }, 'two.json': { compilerOptions: { baseUrl: 'two' } },
      'tsconfig.json': { extends: ['./one.json', './two.json'] }, ...sources('one/x.ts', 'two/x.ts'),
    }, 'main.ts', { 'x': 'two/x.ts' })
    leads('extends a package of the workspace', {
      'package.json': { workspaces: ['packages/*'] },
      'packages/config/package.json': { name: '@org/tsconfig' },
      'packages/config/next.json': { extends: './base.json' },
      'packages/config/base.json': { compilerOptions: { paths: { '~/*': ['${configDir}/app/*'] } } },
      'apps/web/tsconfig.json': { extends: '@org/tsconfig/next.json' }, ...sources('apps/web/app/a.ts'),
    }, 'apps/web/main.ts', { '~/a': 'apps/web/app/a.ts' })
    leads('extends of what is not here', {
      'tsconfig.json': { extends: '@tsconfig/node20/tsconfig.json', compilerOptions: { paths: { '@/*': ['./src/*'] } } }, ...sources('src/a.ts'),
    }, 'src/main.ts', { '@/a': 'src/a.ts' })
    leads('extends in a circle', {
      'a.json': { extends: './tsconfig.json', compilerOptions: { baseUrl: 'lib' } },
      'tsconfig.json': { extends: './a.json', compilerOptions: { paths: { '@/*': ['./src/*'] } } }, ...sources('src/a.ts', 'lib/b.ts'),
    }, 'src/main.ts', { './a': 'src/a.ts', 'c': undefined })
    leads('the nearest configuration, whatever it includes', {
      'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      'app/tsconfig.json': { compilerOptions: { paths: { '@/*': ['./lib/*'] } }, include: ['lib'] }, ...sources('src/a.ts', 'app/lib/a.ts'),
    }, 'app/scripts/main.ts', { '@/a': 'app/lib/a.ts' })
    leads('a configuration further above, where the nearest does not know the alias', {
      'tsconfig.base.json': { compilerOptions: { baseUrl: '.', paths: { '@org/*': ['libs/*/src/index.ts'], '*': ['libs/*'] } } },
      'apps/web/tsconfig.json': { compilerOptions: {} }, ...sources('libs/data/src/index.ts', 'libs/redis.ts'),
    }, 'apps/web/src/main.ts', { '@org/data': 'libs/data/src/index.ts', 'redis': undefined })
    leads('tsconfig.base.json alone', {
      'tsconfig.base.json': { compilerOptions: { paths: { '@org/data': ['./libs/data/src/index.ts'] } } }, ...sources('libs/data/src/index.ts'),
    }, 'apps/web/src/main.ts', { '@org/data': 'libs/data/src/index.ts' })
    leads('a solution whose projects know the alias', {
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.node.json' }] },
      'tsconfig.app.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } }, include: ['src'] },
      'tsconfig.node.json': { compilerOptions: { paths: { 'build/*': ['./scripts/*'] } } }, ...sources('src/a.ts', 'scripts/b.ts'),
    }, 'src/main.ts', { '@/a': 'src/a.ts', 'build/b': 'scripts/b.ts' })
    leads('references to the output of another project', {
      'core/tsconfig.json': { compilerOptions: { composite: true, outDir: '../out/core', rootDir: './source' } },
      'app/tsconfig.json': { references: [{ path: '../core' }], compilerOptions: { paths: { 'core/*': ['../out/core/*'] } } }, ...sources('core/source/a.ts'),
    }, 'app/main.ts', { 'core/a': 'core/source/a.ts', '../out/core/a.js': 'core/source/a.ts' })
    leads('jsconfig.json', {
      'jsconfig.json': { compilerOptions: { baseUrl: '.', paths: { '@/*': ['src/*'] } } }, ...sources('src/a.jsx', 'src/b.js'),
    }, 'src/main.js', { '@/a': 'src/a.jsx', '@/b': 'src/b.js', 'src/b': 'src/b.js' })
    leads('rootDirs', {
      'tsconfig.json': { compilerOptions: { rootDirs: ['./src', './generated'] } }, ...sources('src/a.ts', 'generated/views/b.ts', 'generated/a.ts'),
    }, 'src/views/main.ts', { './b': 'generated/views/b.ts', '../a': 'src/a.ts', './c': undefined })
    leads('moduleSuffixes', {
      'tsconfig.json': { compilerOptions: { moduleSuffixes: ['.native', ''] } }, ...sources('a.native.ts', 'a.ts', 'b.ts'),
    }, 'main.ts', { './a': 'a.native.ts', './b': 'b.ts' })
    leads('a configuration that is being typed', {
      'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } }, 'src/tsconfig.json': '{ "compilerOptions": { "paths": {', ...sources('src/a.ts'),
    }, 'src/main.ts', { '@/a': 'src/a.ts', './a': 'src/a.ts' })
    leads('a configuration of unexpected shapes', {
      'tsconfig.json': { compilerOptions: { paths: { '@/*': 5, '~/*': ['./src/*', null], '**': ['x'] }, baseUrl: [], rootDirs: 'x', moduleSuffixes: [1] }, extends: 7, references: 'all' },
      'b/tsconfig.json': '[]', 'c/tsconfig.json': 'null', 'd/tsconfig.json': { compilerOptions: null, extends: [null] }, ...sources('src/a.ts', 'b/a.ts', 'c/a.ts', 'd/a.ts'),
    }, 'src/main.ts', { './a': 'src/a.ts', '../b/a': 'b/a.ts', '../d/a': 'd/a.ts', '@/a': undefined })
  })

  describe('in packages of the workspace', () => {
    leads('npm and yarn, by name, the entry in build output', {
      'package.json': { workspaces: ['packages/*'] },
      'packages/db/package.json': { name: '@org/db', main: 'dist/index.js', types: 'dist/index.d.ts' },
      'packages/web/package.json': { name: 'web', dependencies: { '@org/db': '^1.0.0' } },
      ...sources('packages/db/src/index.ts', 'packages/db/src/query.ts', 'packages/db/migrate.ts'),
    }, 'packages/web/src/main.ts', {
      '@org/db': 'packages/db/src/index.ts', '@org/db/src/query': 'packages/db/src/query.ts', '@org/db/query': 'packages/db/src/query.ts',
      '@org/db/dist/query': 'packages/db/src/query.ts', '@org/db/migrate.js': 'packages/db/migrate.ts', '@org/none': undefined, '@org': undefined,
    })
    leads('pnpm', {
      'pnpm-workspace.yaml': "# all\npackages:\n  # ours\n  - 'packages/**' # deep\n  - \"apps/*\"\n  - '!**/test/**'\ncatalog:\n  - x\n",
      'packages/group/db/package.json': { name: 'db', main: 'index.js' }, 'packages/group/test/redis/package.json': { name: 'redis', main: 'index.js' },
      'apps/web/package.json': { name: 'web', dependencies: { db: '1.0.0', redis: '^4.0.0' } },
      ...sources('packages/group/db/index.ts', 'packages/group/test/redis/index.js'),
    }, 'apps/web/main.ts', { 'db': 'packages/group/db/index.ts', 'redis': undefined })
    leads('yarn, written as an object', {
      'package.json': { workspaces: { packages: ['./libs/{a,b}/'] } }, 'libs/a/package.json': { name: 'a' }, 'libs/c/package.json': { name: 'c' },
      'libs/b/package.json': { name: 'b', dependencies: { a: '1.0.0', c: '1.0.0' } },
      ...sources('libs/a/index.ts', 'libs/c/index.ts'),
    }, 'libs/b/main.ts', { 'a': 'libs/a/index.ts', 'c': undefined })
    leads('lerna', {
      'lerna.json': { version: '1.0.0' }, 'packages/d/package.json': { name: 'd', dependencies: { e: '1.0.0' } }, 'packages/e/package.json': { name: 'e' },
      ...sources('packages/e/index.js'),
    }, 'packages/d/main.js', { 'e': 'packages/e/index.js' })
    leads('without any list of members', {
      'db/package.json': { name: '@org/db', main: 'lib/main.js' }, 'web/package.json': { dependencies: { '@org/db': 'workspace:*' } }, ...sources('db/src/main.ts'),
    }, 'web/main.ts', { '@org/db': 'db/src/main.ts' })
    leads('exports', {
      'db/package.json': {
        name: '@org/db',
        exports: {
          '.': { types: './dist/index.d.ts', import: './dist/index.mjs', require: './dist/index.cjs' },
          './client': './dist/client/index.js', './models/*': { import: './dist/models/*.js' }, './models/internal': null, './only': { require: './dist/only.cjs' },
          './raw/*.js': './src/raw/*.ts', './style.css': './dist/style.css',
        },
      },
      ...sources('db/src/index.ts', 'db/src/client/index.ts', 'db/src/models/user.ts', 'db/src/only.ts', 'db/src/raw/a.ts'),
    }, 'web/main.ts', {
      '@org/db': 'db/src/index.ts', '@org/db/client': 'db/src/client/index.ts', '@org/db/models/user': 'db/src/models/user.ts', '@org/db/only': 'db/src/only.ts',
      '@org/db/raw/a.js': 'db/src/raw/a.ts', '@org/db/style.css': undefined, '@org/db/none': undefined,
    })
    leads('exports that name the source for tools', {
      'db/package.json': { name: 'db', exports: { '.': { '@org/source': './source/main.ts', 'import': './bundle/db.min.js' }, './x': { development: './source/x.ts', default: './bundle/x.js' } } },
      'web/package.json': { name: 'web' }, 'db/tsconfig.json': {}, ...sources('db/source/main.ts', 'db/source/x.ts', 'db/index.ts'),
    }, 'web/main.ts', { 'db/x': 'db/source/x.ts' })
    leads('exports as a string or a list', {
      'a/package.json': { name: 'a', exports: './build/a.js' }, 'b/package.json': { name: 'b', exports: [{ import: './out/esm/b.js' }, './out/cjs/b.js'] },
      ...sources('a/src/a.ts', 'b/src/b.tsx'),
    }, 'c/main.ts', { 'a': 'a/src/a.ts', 'b': 'b/src/b.tsx', 'a/x': undefined })
    leads('sources as entries', {
      'ui/package.json': { name: '@org/ui', main: './src/index.ts', types: './src/index.ts' },
      'kit/package.json': { name: 'kit', exports: { './*': './src/*.tsx', './lib/*': ['./src/lib/*.ts', './src/lib/*.js'] } },
      ...sources('ui/src/index.ts', 'kit/src/button.tsx', 'kit/src/lib/a.ts'),
    }, 'web/main.ts', { '@org/ui': 'ui/src/index.ts', 'kit/button': 'kit/src/button.tsx', 'kit/lib/a': 'kit/src/lib/a.ts' })
    leads('the fields module, source and types', {
      'a/package.json': { name: 'a', module: './dist/a.esm.js', source: './source/a.ts' }, 'b/package.json': { name: 'b', module: 'es/b.js' },
      'c/package.json': { name: 'c', types: './dist/src/c.d.ts' }, 'd/package.json': { name: 'd' }, 'e/package.json': { name: 'e', main: 'dist/bundle.min.js' },
      ...sources('a/source/a.ts', 'b/src/b.ts', 'c/src/c.ts', 'd/index.js', 'e/src/index.tsx'),
    }, 'main.ts', { 'a': 'a/source/a.ts', 'b': 'b/src/b.ts', 'c': 'c/src/c.ts', 'd': 'd/index.js', 'e': 'e/src/index.tsx' })
    leads('output by outDir and rootDir', {
      'db/package.json': { name: 'db', main: 'target/main.js', types: 'decl/main.d.ts', exports: { '.': './target/main.js', './sub': './target/sub/x.js' } },
      'db/tsconfig.build.json': { extends: './tsconfig.json', compilerOptions: { outDir: './target', declarationDir: 'decl', rootDir: './code' } },
      'db/tsconfig.json': {}, ...sources('db/code/main.ts', 'db/code/sub/x.ts', 'db/src/main.ts'),
    }, 'web/main.ts', { 'db': 'db/code/main.ts', 'db/sub': 'db/code/sub/x.ts' })
    leads('output in one folder for all', {
      'libs/data/package.json': { name: '@org/data', main: '../../dist/libs/data/index.js' },
      'libs/data/tsconfig.lib.json': { compilerOptions: { outDir: '../../dist/libs/data' } }, ...sources('libs/data/src/index.ts'),
    }, 'apps/web/main.ts', { '@org/data': 'libs/data/src/index.ts' })
    leads('a build that was committed', {
      'db/package.json': { name: 'db', main: 'dist/index.js' }, 'typed/package.json': { name: 'typed', main: 'dist/index.js', types: 'dist/index.d.ts' },
      ...sources('db/dist/index.js', 'db/src/index.ts', 'typed/dist/index.d.ts', 'typed/src/index.ts'),
    }, 'main.ts', { 'db': 'db/dist/index.js', 'typed': 'typed/src/index.ts' })
    leads('the nearest of two packages of one name', {
      'one/lib/package.json': { name: 'lib' }, 'two/lib/package.json': { name: 'lib' }, ...sources('one/lib/index.ts', 'two/lib/index.ts'),
    }, 'two/app/main.ts', { 'lib': 'two/lib/index.ts' })
    leads('the next candidate, where the nearest has no such file', {
      'two/lib/package.json': { name: 'lib' }, 'one/lib/package.json': { name: 'lib' }, ...sources('one/lib/src/x.ts', 'two/lib/index.ts'),
    }, 'two/app/main.ts', { 'lib/x': 'one/lib/src/x.ts' })
    leads('not an example that is called as a library is', {
      'examples/redis/package.json': { name: 'redis', main: 'index.js', dependencies: { redis: '^4.0.0' } },
      'examples/pg/package.json': { name: 'pg', main: 'index.js' },
      'app/package.json': { name: 'app', dependencies: { redis: '^4.6.0', pg: '*' } }, ...sources('examples/redis/index.js', 'examples/pg/index.js'),
    }, 'app/main.ts', { 'redis': undefined, 'pg': undefined })
    leads('not itself for a dependency of the same name', {
      'package.json': { workspaces: ['examples/*'] },
      'examples/redis/package.json': { name: 'redis', main: 'index.js', dependencies: { redis: '^4.0.0' } }, ...sources('examples/redis/index.js'),
    }, 'examples/redis/main.js', { 'redis': undefined })
    leads('not a package that is called as a module of Node is', {
      'lambda/http/package.json': { name: 'http', main: 'index.js' }, ...sources('lambda/http/index.js'),
    }, 'app/main.ts', { 'http': undefined, 'node:http': undefined })
    leads('unless it is asked for, as a dependency or by its file', {
      'package.json': { workspaces: ['packages/*'] }, 'packages/events/package.json': { name: 'events', main: 'events.js' }, 'packages/util/package.json': { name: 'util' },
      'packages/app/package.json': { dependencies: { events: '^3.0.0' } }, ...sources('packages/events/events.js', 'packages/util/index.js'),
    }, 'packages/app/main.ts', { 'events': 'packages/events/events.js', 'util': undefined, '../util': 'packages/util/index.js' })
    leads('what a link points to', {
      'vendor/pg-fork/package.json': { name: 'pg-fork', main: 'lib/index.js' }, 'app/package.json': { dependencies: { 'pg': 'file:../vendor/pg-fork', 'short': 'workspace:@org/long@^1.0.0' } },
      'long/package.json': { name: '@org/long' }, ...sources('vendor/pg-fork/lib/index.js', 'long/index.ts'),
    }, 'app/main.ts', { 'pg': 'vendor/pg-fork/lib/index.js', 'short': 'long/index.ts' })
    leads('its own name', {
      'package.json': { name: 'app', exports: { './*': './dist/*.js' } }, ...sources('src/a.ts'),
    }, 'src/deep/main.ts', { 'app/a': 'src/a.ts', 'app/none': undefined })
    leads('imports with #', {
      'package.json': {
        name: 'app',
        imports: { '#config': './src/config.ts', '#src/*': './build/*', '#lib/*.js': { node: './dist/lib/*.js', default: './dist/browser/*.js' }, '#db': '@org/db', '#pg': { default: 'pg' } },
      },
      'db/package.json': { name: '@org/db' }, ...sources('src/config.ts', 'src/a/b.ts', 'src/lib/c.ts', 'db/index.ts'),
    }, 'src/deep/main.ts', {
      '#config': 'src/config.ts', '#src/a/b.js': 'src/a/b.ts', '#lib/c.js': 'src/lib/c.ts', '#db': 'db/index.ts', '#pg': undefined, '#none': undefined, '#': undefined,
    })
    leads('imports with # of the nearest package only', {
      'package.json': { imports: { '#a': './a.ts' } }, 'inner/package.json': { name: 'inner' }, ...sources('a.ts'),
    }, 'inner/main.ts', { '#a': undefined })
    leads('never node_modules', {
      'node_modules/pg/package.json': { name: 'pg', main: 'lib/index.js' }, 'tsconfig.json': { compilerOptions: { baseUrl: '.', paths: { 'mine/*': ['node_modules/*'] } } },
      ...sources('node_modules/pg/lib/index.js', 'app/node_modules/x/index.ts'),
    }, 'app/main.ts', { 'pg': undefined, 'mine/pg': undefined, './node_modules/x': undefined, '../node_modules/pg/lib/index.js': undefined })
    leads('manifests of unexpected shapes', {
      'a/package.json': 'null', 'b/package.json': '[1]', 'c/package.json': '{ "name": "c", ', 'd/package.json': { name: 5, exports: 7, main: {}, workspaces: [3, '{', '('], dependencies: [] },
      'e/package.json': { name: 'e', exports: { '.': 5, './x': { import: [] } }, imports: 'x', main: 3, types: false, workspaces: 5 }, 'f/package.json': '\uFEFF{"name":"f"}',
      'pnpm-workspace.yaml': 'packages: [a, "b/*"', 'lerna.json': '5', ...sources('d/index.ts', 'e/index.ts', 'f/index.ts', 'e/x.ts'),
    }, 'e/main.ts', { './index': 'e/index.ts', 'c': undefined, 'e': 'e/index.ts', 'e/x': 'e/x.ts', 'f': 'f/index.ts', '../d': 'd/index.ts', '#x': undefined })
  })

  describe('asked anything', () => {
    const odd = ['', ' ', '/', '//', '@', '@/', '@a', '#', '#/', '~', '...', '..../a', './', '\\a', 'a\\b', 'a//b', './/a', 'a:b', 'data:text/javascript,1', 'https://x.y/z.js',
      'npm:a', 'constructor', '__proto__', 'hasOwnProperty', './constructor', '\0', './\0', '*', '@/*', 'a/../../b', './a/*', '!!raw!./a', 'x'.repeat(5000), './'.repeat(3000)]

    it('answers, and only with files that exist', () => {
      const layout = {
        'tsconfig.json': { compilerOptions: { baseUrl: '.', paths: { '@/*': ['./src/*'], '*': ['types/*'] } } },
        'package.json': { name: 'constructor', imports: { '#*': './src/*' } }, ...sources('src/a.ts', 'src/b/c.ts'),
      }
      const modules = createTypeScriptModules(workspaceOf(layout))
      for (const module of odd) {
        for (const from of ['src/a.ts', 'src/b/c.ts', 'none/at/all.ts', 'main.ts', '']) {
          const found = modules.resolve(from, module, 0)
          assert.ok(found === undefined || ('file' in found && found.file in layout), module)
        }
      }
    })

    it('answers soon, whatever a glob asks for', () => {
      const folder = `packages/${'a'.repeat(2000)}`
      const modules = createTypeScriptModules(workspaceOf({
        'package.json': { workspaces: [`packages/${'*a'.repeat(500)}b`, `${'**/'.repeat(500)}b`, 'packages/*'] }, [`${folder}/package.json`]: { name: 'lib' },
        'packages/app/package.json': { dependencies: { lib: '1.0.0' } }, ...sources(`${folder}/index.ts`),
      }))
      assert.equal(shown(modules.resolve('packages/app/main.ts', 'lib', 0)), `${folder}/index.ts`)
    })

    it('answers in an empty workspace', () => {
      const modules = createTypeScriptModules(workspaceOf({}))
      assert.deepEqual(odd.map((module) => modules.resolve('a.ts', module, 0)), odd.map(() => undefined))
    })
  })

  it('keeps the answers of folders apart', () => {
    const modules = createTypeScriptModules(workspaceOf({
      'a/tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } }, 'b/tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      ...sources('a/src/x.ts', 'a/src/main.ts', 'b/src/x.ts', 'b/src/main.ts'),
    }))
    const found = ['a/src/main.ts', 'b/src/main.ts'].flatMap((from) => ['@/x', './x'].map((module) => shown(modules.resolve(from, module, 0))))
    assert.deepEqual(found, ['a/src/x.ts', 'a/src/x.ts', 'b/src/x.ts', 'b/src/x.ts'])
  })
})
