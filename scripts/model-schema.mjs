// The JSON schema of library models, read from the types and comments of src/analysis/libraries/schema*.ts: what is written there once
// is what editors show to those who write models into .cost-hints.json.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './setup.mjs'

/** `definitions` for a schema that refers to `#/definitions/LibraryModel`. `language` is all that a user's model must have. */
export function modelDefinitions() {
  const statements = ['schema.ts', 'schema-relations.ts', 'schema-serializers.ts', 'schema-twins.ts'].flatMap((name) => {
    const path = join(root, 'src', 'analysis', 'libraries', name)
    return [...ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true).statements]
  })
  const declared = new Map(statements.filter((one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one)).map((one) => [one.name.text, one]))
  const definitions = {}

  const define = (name) => {
    if (name in definitions) return
    definitions[name] = {}
    const declaration = declared.get(name)
    const schema = ts.isInterfaceDeclaration(declaration) ? objectOf(membersOf(declaration)) : schemaOf(declaration.type)
    definitions[name] = { ...described(declaration), ...schema }
  }

  const membersOf = (declaration) => {
    const bases = (declaration.heritageClauses ?? []).flatMap((clause) => clause.types.map((type) => declared.get(type.expression.getText())))
    return [...bases.flatMap(membersOf), ...declaration.members]
  }

  const objectOf = (members) => {
    const required = members.filter((member) => member.questionToken === undefined).map((member) => member.name.getText())
    return {
      type: 'object',
      properties: Object.fromEntries(members.map((member) => [member.name.getText(), { ...schemaOf(member.type), ...described(member) }])),
      additionalProperties: false,
      ...required.length > 0 ? { required } : {},
    }
  }

  const schemaOf = (type) => {
    if (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type)) return schemaOf(type.type)
    if (ts.isArrayTypeNode(type)) return { type: 'array', items: schemaOf(type.elementType) }
    if (ts.isTypeLiteralNode(type)) return objectOf(type.members)
    if (ts.isLiteralTypeNode(type)) return { enum: [valueOf(type.literal)] }
    if (ts.isUnionTypeNode(type)) return unionOf(type.types.map(schemaOf))
    if (ts.isTypeReferenceNode(type)) return referenceTo(type)
    const plain = { [ts.SyntaxKind.StringKeyword]: 'string', [ts.SyntaxKind.NumberKeyword]: 'number', [ts.SyntaxKind.BooleanKeyword]: 'boolean' }[type.kind]
    if (plain === undefined) throw new Error(`schema.ts: ${type.getText()} has no JSON schema`)
    return { type: plain }
  }

  const referenceTo = (type) => {
    const name = type.typeName.getText()
    if (name === 'Readonly') return schemaOf(type.typeArguments[0])
    if (name === 'Record') return { type: 'object', additionalProperties: schemaOf(type.typeArguments[1]) }
    if (name === 'Language') return { enum: ['python', 'typescript'] }
    define(name)
    return { $ref: `#/definitions/${name}` }
  }

  define('LibraryModel')
  definitions.LibraryModel.required = ['language']
  return definitions
}

/** Words and constants become one list of what is allowed. */
function unionOf(schemas) {
  const words = schemas.flatMap((schema) => schema.enum ?? [])
  const others = schemas.filter((schema) => schema.enum === undefined)
  if (others.length === 0) return { enum: words }
  return { anyOf: [...others, ...words.length > 0 ? [{ enum: words }] : []] }
}

function valueOf(literal) {
  if (ts.isStringLiteral(literal)) return literal.text
  return literal.kind === ts.SyntaxKind.TrueKeyword
}

function described(node) {
  const comment = ts.getJSDocCommentsAndTags(node).map((one) => ts.getTextOfJSDocComment(one.comment) ?? '').join(' ')
  const description = comment.replace(/\s+/g, ' ').trim()
  return description === '' ? {} : { description }
}
