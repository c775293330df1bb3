// The documents of the texts that findings and fixes point into: positions are those of the text that was looked at.

import { TextDocument } from 'vscode-languageserver-textdocument'
import type { DocumentOf, PlacedDocument } from './lsp-findings.js'
import { addressOf, type Project } from './projects.js'

export interface PlacedDocumentsRequest {
  readonly project: Project
  readonly texts: ReadonlyMap<string, string>
  /** An open document by its address, however that is written. */
  readonly openAt: (uri: string) => TextDocument | undefined
}

export function placedDocuments({ project, texts, openAt }: PlacedDocumentsRequest): DocumentOf {
  const placed = new Map<string, PlacedDocument>()
  for (const [path, text] of texts) {
    const uri = addressOf(project, path)
    const open = openAt(uri)
    const document = TextDocument.create(open?.uri ?? uri, '', open?.version ?? 0, text)
    placed.set(path, { document, version: open ? versionOf(open, text) : null })
  }
  return (path) => placed.get(path)
}

function versionOf(open: TextDocument, text: string): number | undefined {
  return open.getText() === text ? open.version : undefined
}
