// `cost-hints init [folder]`: writes a commented `.cost-hints.json`, with what the folder says of where its program runs.

import { stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { harmless } from '../report/terminal-text.js'
import { firstConfiguration, takenOver } from '../service/first-configuration.js'
import { lookAround } from '../service/look-around.js'
import { configurationName } from '../service/root.js'
import { reasonOf, UserError } from '../service/user-error.js'
import { writeWhole } from '../service/write-whole.js'
import { print } from './terminal.js'

export function addInitCommand(program: Command): void {
  program.command('init')
    .summary(`write a commented ${configurationName}`)
    .description(`Looks at manifests and deployment files, and writes a ${configurationName} with what it found and comments on the rest. Never overwrites one.`)
    .argument('[folder]', 'the root of the project', '.')
    .action(async (given: string) => {
      const folder = resolve(given)
      const path = join(folder, configurationName)
      const shown = harmless(relative('.', path))
      const isThere = await stat(path).then(() => true, () => false)
      if (isThere) throw new UserError(`${shown}: exists already, and is left as it is`)
      const surroundings = await lookAround(folder).catch((error: unknown) => { throw new UserError(`${given}: cannot be read: ${reasonOf(error)}`) })
      await writeWhole(path, firstConfiguration(surroundings)).catch((error: unknown) => { throw new UserError(`${shown}: cannot be written: ${reasonOf(error)}`) })
      const { providers, compute, container, engines, frameworks, sdks } = surroundings
      const { region, memoryMb, vcpus, architecture, databaseInstance } = takenOver(surroundings)
      const signs = [...frameworks, ...compute ? sdks : [], ...providers, ...compute ? [compute] : container === undefined ? [] : [{ is: 'containers', because: container }], ...engines].map(({ is, because }) => `${is} (${because})`)
        .concat([region, memoryMb && `${memoryMb} MB`, vcpus && `${vcpus} vCPUs`, architecture, databaseInstance].filter((found) => found !== undefined).map(String))
      await print(`${shown} written; found: ${harmless(signs.length === 0 ? 'nothing that says where it runs' : signs.join(', '))}\nSay how often it runs in "workload", and estimates follow.\n`)
    })
}
