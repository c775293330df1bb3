// The models in `.cost-hints.json`, read as JSON and checked like our own; each mistake is said at its place in the file, with what
// is allowed there. Their JSON schema is written from the types of the models, beside that of the other keys.

import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser'
import type { Mistake } from '../analysis/libraries/check.js'
import { mistakesInModels, type OwnModel } from '../analysis/libraries/own-models.js'
import { suggestion } from '../analysis/text/nearest.js'
import { listOf, quoted, shown, type Complain, type Shape } from './shape.js'

export function modelList(): Shape<readonly OwnModel[]> {
  const anything: Shape<unknown> = { schema: { $ref: '#/definitions/LibraryModel' }, read: (node): unknown => getNodeValue(node) }
  const list = listOf(anything)
  return {
    schema: list.schema,
    read(node, where, complain) {
      const models = list.read(node, where, complain)
      if (!models) return undefined
      const mistakes = mistakesInModels(models)
      mistakes.forEach((ofModel, index) => {
        const model = node.children?.[index]
        if (model) for (const mistake of ofModel) say(mistake, { model, where: `${where}[${index}]`, complain })
      })
      // Without mistakes they are what the type says.
      return mistakes.every((ofModel) => ofModel.length === 0) ? models as readonly OwnModel[] : undefined
    },
  }
}

interface Saying {
  readonly model: Node
  readonly where: string
  readonly complain: Complain
}

function say(mistake: Mistake, { model, where, complain }: Saying): void {
  const place = mistake.path.reduce<string>((text, part) => typeof part === 'number' ? `${text}[${part}]` : `${text}.${part}`, where)
  const node = findNodeAtLocation(model, [...mistake.path]) ?? model
  const text = typeof node.value === 'string' ? node.value : ''
  switch (mistake.is) {
    case 'unknown key': complain(keyOf(node), `unknown key "${place}"; allowed: ${quoted(mistake.allowed)}${suggestion(mistake.key, mistake.allowed)}`); return
    case 'missing key': complain(node, `"${place}" needs "${mistake.key}"`); return
    case 'choice': complain(node, `"${place}" must be one of ${quoted(mistake.allowed)}, not ${shown(node)}${suggestion(text, mistake.allowed)}`); return
    case 'shape': complain(node, `"${place}" must be ${wanted[mistake.wanted]}, not ${shown(node)}`); return
    case 'unknown type': complain(node, `"${place}" names the type "${mistake.name}", which no model describes${suggestion(mistake.name, mistake.known)}`); return
    case 'unreadable type': complain(node, `"${place}" is no type: ${shown(node)}; types are written like "list<acme.Row> | none"`); return
    case 'no path': complain(keyOf(node), `"${place.slice(0, place.length - mistake.name.length - 1)}" has a row that is named ${JSON.stringify(mistake.name)}, which is no path: name what it describes, like "acme.load"`); return
    case 'placeholder': complain(node, `"${place}" has the placeholder ${mistake.name}, which is not known`)
  }
}

const wanted: Readonly<Record<Extract<Mistake, { is: 'shape' }>['wanted'], string>> = {
  object: 'an object', list: 'a list', string: 'a text', boolean: 'true or false', number: 'a number', type: 'a type', 'index of an argument': 'the index of an argument (0 is the first)',
}

function keyOf(value: Node): Node {
  return value.parent?.type === 'property' ? value.parent.children?.[0] ?? value : value
}
