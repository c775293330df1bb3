// Options that bring relations along: added to those that are there, in the notation that is there.

import assert from 'node:assert/strict'
import { relationOption } from '../../src/analysis/edits/relation-option.js'
import { applyEdits } from '../../src/analysis/findings/verify-fix.js'
import type { EagerOption } from '../../src/analysis/libraries/schema.js'
import { parseTypeScript } from '../../src/analysis/syntax/typescript/index.js'

const flags: EagerOption = { argument: 0, name: 'relations', form: 'flags', safety: 'suggested' }
const paths: EagerOption = { argument: 2, name: 'populate', form: 'paths', safety: 'suggested' }
const nested: EagerOption = { argument: 0, name: 'include', form: 'nested', safety: 'suggested' }
const associations: EagerOption = { argument: 1, name: 'include', form: 'associations', safety: 'suggested' }

function told(text: string, option: EagerOption, ...ways: readonly string[]): string {
  const tree = parseTypeScript(text, 'ts')
  const call = tree.nodes.find((node) => node.kind === 'call')
  assert.ok(call)
  const edits = relationOption(tree, call, option, ways.map((way) => way.split('.')))
  if (typeof edits === 'string') return edits
  const after = applyEdits(text, edits)
  assert.ok(after !== undefined)
  assert.deepEqual(parseTypeScript(after, 'ts').problems, [])
  return after
}

describe('options that bring relations along', () => {
  const cases: readonly (readonly [string, string, EagerOption, readonly string[], string])[] = [
    ['no options yet', 'a.find()', flags, ['author'], 'a.find({ relations: { author: true } })'],
    ['options without relations', 'a.find({ where: { id } })', flags, ['author'], 'a.find({ where: { id }, relations: { author: true } })'],
    ['empty options', 'a.find({})', flags, ['author'], 'a.find({ relations: { author: true } })'],
    ['options on lines of their own', 'a.find({\n  where: { id },\n})', flags, ['author'], 'a.find({\n  where: { id },\n  relations: { author: true },\n})'],
    ['line ends of Windows', 'a.find({\r\n  take: 1\r\n})', flags, ['b'], 'a.find({\r\n  take: 1,\r\n  relations: { b: true }\r\n})'],
    ['a comment after the last one', 'a.find({\n  take: 1, // few\n})', flags, ['b'], 'a.find({\n  take: 1,\n  relations: { b: true }, // few\n})'],
    ['relations beside others', 'a.find({ relations: { tags: true } })', flags, ['author', 'editor'], 'a.find({ relations: { tags: true, author: true, editor: true } })'],
    ['a way through one that is there', 'a.find({ relations: { author: true } })', flags, ['author.company'], 'a.find({ relations: { author: { company: true } } })'],
    ['a way through one that goes on', 'a.find({ relations: { author: { team: true } } })', flags, ['author.company'], 'a.find({ relations: { author: { team: true, company: true } } })'],
    ['a list of older versions', "a.find({ relations: ['author'] })", flags, ['author.company', 'tags'], "a.find({ relations: ['author', 'author.company', 'tags'] })"],
    ['one that is there', 'a.find({ relations: { author: true } })', flags, ['author'], 'a.find({ relations: { author: true } })'],
    ['options after other arguments', 'em.find(Book, {})', paths, ['author.company'], "em.find(Book, {}, { populate: ['author.company'] })"],
    ['a list of paths', 'em.find(Book, {}, { populate: ["tags"] })', paths, ['author'], 'em.find(Book, {}, { populate: ["tags", "author"] })'],
    ['too few arguments', 'em.find(Book)', paths, ['author'], 'its query is not given what stands before the options'],
    ['includes', 'prisma.user.findMany()', nested, ['posts.comments', 'team'], 'prisma.user.findMany({ include: { posts: { include: { comments: true } }, team: true } })'],
    ['an include with conditions', 'a.findMany({ include: { posts: { where: { id } } } })', nested, ['posts.comments'], 'a.findMany({ include: { posts: { where: { id }, include: { comments: true } } } })'],
    ['an include that goes on', 'a.findMany({ include: { posts: { include: { tags: true } } } })', nested, ['posts.tags.kind'], 'a.findMany({ include: { posts: { include: { tags: { include: { kind: true } } } } } })'],
    ['associations', 'Post.findByPk(id)', associations, ['author'], "Post.findByPk(id, { include: ['author'] })"],
    ['associations on a way', 'Post.findByPk(id)', associations, ['author.company'], "Post.findByPk(id, { include: [{ association: 'author', include: ['company'] }] })"],
    ['associations beside classes', 'Post.findByPk(id, { include: [User] })', associations, ['tags'], "Post.findByPk(id, { include: [User, 'tags'] })"],
    ['one association that is no list', 'Post.findByPk(id, { include: User })', associations, ['tags'], 'its query names relations in another way'],
    ['options made elsewhere', 'a.find(options)', flags, ['author'], 'the options of its query are made elsewhere'],
    ['options with others spread in', 'a.find({ ...options })', flags, ['author'], 'what the options of its query hold is not all written there'],
    ['arguments that are spread', 'a.find(...given)', flags, ['author'], 'what its query is given is spread'],
    ['flags that are computed', 'a.find({ relations: { [name]: true } })', flags, ['author'], 'the relations of its query are not all written there'],
    ['a flag that is a variable', 'a.find({ relations: { author: flag } })', flags, ['author'], 'its query names relations in another way'],
  ]
  for (const [name, before, option, ways, after] of cases) it(name, () => { assert.equal(told(before, option, ...ways), after) })
})
