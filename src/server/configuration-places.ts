// Where `.cost-hints.json` says something, or would: the key itself or what it belongs in; and a first configuration for a project that has none.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser'
import type { Location, WorkspaceEdit } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { firstConfiguration } from '../service/first-configuration.js'
import { lookAround } from '../service/look-around.js'
import { configurationName } from '../service/root.js'
import { lspRange } from './lsp-findings.js'
import type { Project } from './projects.js'

type Place = Pick<Project, 'root' | 'folder'>

/** In the environment that counts where it says something of the key; undefined where there is no file. */
export async function placeInConfiguration({ root }: Place, key: readonly string[], environment: string | undefined): Promise<Location | undefined> {
  if (root === undefined) return undefined
  const path = join(root, configurationName)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : placeIn(pathToFileURL(path).href, text, key, environment)
}

/** With what the folder says of where its program runs, as `cost-hints init` writes it. */
export async function proposedConfiguration({ root, folder }: Place, key: readonly string[]): Promise<{ readonly edit: WorkspaceEdit, readonly place: Location } | undefined> {
  if (root === undefined || folder === undefined) return undefined
  const uri = pathToFileURL(join(root, configurationName)).href
  const text = firstConfiguration(await lookAround(root))
  const start = { line: 0, character: 0 }
  const edit: WorkspaceEdit = {
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  }
  return { edit, place: placeIn(uri, text, key, undefined) }
}

function placeIn(uri: string, text: string, key: readonly string[], environment: string | undefined): Location {
  const tree = parseTree(text, [], { allowTrailingComma: true })
  const exact = tree && environment !== undefined ? findNodeAtLocation(tree, ['environments', environment, ...key]) : undefined
  const node = exact ?? (tree && nearest(tree, key))
  const document = TextDocument.create(uri, 'jsonc', 0, text)
  // An object is entered, not selected as a whole.
  const inside = node?.type === 'object' || node?.type === 'array' ? node.offset + 1 : undefined
  const range = inside !== undefined ? { start: inside, end: inside } : node ? { start: node.offset, end: node.offset + node.length } : { start: 0, end: 0 }
  return { uri, range: lspRange(document, range) }
}

/** The key, or the last object on the way to it. */
function nearest(tree: Node, key: readonly string[]): Node {
  for (let length = key.length; length > 0; length--) {
    const found = findNodeAtLocation(tree, key.slice(0, length))
    if (found) return found
  }
  return tree
}
