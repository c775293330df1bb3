// npm run index: writes what editors know of the rules: their names and severities in package.json, and the schema of .cost-hints.json.
// With --check it only says whether both are up to date (exit status 1 when not).

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'
import { modelDefinitions } from './model-schema.mjs'
import { root } from './setup.mjs'

const { rules, configurationSchema } = await load()
const isCheck = process.argv.includes('--check')

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const severities = ['off', 'hint', 'information', 'warning', 'error']
manifest.contributes.configuration.properties['costHints.rules'].properties = Object.fromEntries(rules.map(({ id, summary, severity }) => [id, {
  type: 'string', enum: severities, enumDescriptions: severities.map((name) => `%severity.${name}%`), default: severity, description: summary,
}]))

put('package.json', manifest)
put('schemas/cost-hints.schema.json', { ...configurationSchema(rules.map(({ id }) => id)), definitions: modelDefinitions() })

function put(path, value) {
  const wanted = `${JSON.stringify(value, null, 2)}\n`
  const file = join(root, path)
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return
  if (!isCheck) return writeFileSync(file, wanted)
  process.stderr.write(`${path} does not fit the rules: run "npm run index".\n`)
  process.exitCode = 1
}

/** The rules are TypeScript: they are bundled in memory to be asked. */
async function load() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: "export { rules } from './src/analysis/rules/index.ts'\n"
        + "export { configurationSchema } from './src/service/configuration-keys.ts'\n",
      resolveDir: root,
    },
    bundle: true, platform: 'node', format: 'cjs', mainFields: ['module', 'main'], write: false, logLevel: 'warning',
  })
  const module = { exports: {} }
  new Function('module', 'require', outputFiles[0].text)(module, createRequire(import.meta.url))
  return module.exports
}
