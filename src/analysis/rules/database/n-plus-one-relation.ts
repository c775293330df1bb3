// Reading a relation of a row asks the database, once per row; the query that gave the rows could have brought it along.

import { libraryTypeAt } from '../../model/questions/library-type.js'
import { nodeAt } from '../../model/questions/subject.js'
import { tellableEnd, type RepeatedLoad } from '../../model/questions/repeated-loads.js'
import { rule, type Hop } from '../rule.js'
import { oncePer, outerLoops, quoted, trailTo } from '../words.js'
import { eagerQuery, whyNotEager } from './n-plus-one-relation.fixes.js'

export interface LoadsInLoop {
  /** All that the expression loads per row, in order. */
  readonly loads: readonly [RepeatedLoad, ...RepeatedLoad[]]
}

export default rule<'step', LoadsInLoop>({
  id: 'n-plus-one-relation',
  languages: ['python', 'typescript'],
  category: 'database',
  severity: 'warning',
  summary: 'A relation is loaded anew for each row of a query.',
  why: 'Rows come without their relations, so each first read of one sends a query: one for the rows and one more for every row. A query that is told to brings them along at once.',
  silent: [
    'Relations that the query brings along, in whatever function it is built.',
    'The key column itself (`book.author_id`), and the other side of the relation that the rows came from.',
    'Rows of a query that is not known, and single objects.',
  ],
  fixes: 'Tells the query that gives the rows to bring the relation along, where it is built. Safe for Django where the loop writes nothing.',
  costs: [
    {
      python: 'from django.db import models\n\nclass Author(models.Model):\n    name = models.TextField()\n\nclass Book(models.Model):\n    author = models.ForeignKey(Author, on_delete=models.CASCADE)\n\ndef names():\n    for book in Book.objects.filter(out=True):\n        print(⟦book.author⟧.name)\n',
      fixed: 'from django.db import models\n\nclass Author(models.Model):\n    name = models.TextField()\n\nclass Book(models.Model):\n    author = models.ForeignKey(Author, on_delete=models.CASCADE)\n\ndef names():\n    for book in Book.objects.filter(out=True).select_related("author"):\n        print(book.author.name)\n',
    },
    {
      typescript: 'import { Entity, ManyToOne, Repository } from \'typeorm\'\n\n@Entity()\nexport class User { name: string }\n\n@Entity()\nexport class Post {\n  @ManyToOne(() => User) author: Promise<User>\n}\n\nexport async function names(posts: Repository<Post>) {\n  for (const post of await posts.find()) console.log((await ⟦post.author⟧).name)\n}\n',
      fixed: 'import { Entity, ManyToOne, Repository } from \'typeorm\'\n\n@Entity()\nexport class User { name: string }\n\n@Entity()\nexport class Post {\n  @ManyToOne(() => User) author: Promise<User>\n}\n\nexport async function names(posts: Repository<Post>) {\n  for (const post of await posts.find({ relations: { author: true } })) console.log((await post.author).name)\n}\n',
    },
  ],
  fine: [
    { python: 'from django.db import models\n\nclass Author(models.Model):\n    name = models.TextField()\n\nclass Book(models.Model):\n    author = models.ForeignKey(Author, on_delete=models.CASCADE)\n\ndef names():\n    for book in Book.objects.select_related(\'author\'):\n        print(book.author.name)\n' },
    { typescript: 'import { Entity, ManyToOne, Repository } from \'typeorm\'\n\n@Entity()\nexport class User { name: string }\n\n@Entity()\nexport class Post {\n  @ManyToOne(() => User) author: Promise<User>\n}\n\nexport async function names(posts: Repository<Post>) {\n  for (const post of await posts.find({ relations: { author: true } })) console.log((await post.author).name)\n}\n' },
  ],
  at: 'step',
  detect(step, ask) {
    const [first, ...others] = ask.repeatedLoads(step)
    if (!first) return undefined
    const data: LoadsInLoop = { loads: [first, ...others] }
    const noFix = whyNotEager(data, ask)
    const node = ask.node(first.node)
    const relations = listed(data.loads.filter((one) => one.confidence === first.confidence).map(({ read }) => read.relation.name))
    const often = isKept(first) ? `once for each ${relations} of the rows` : oncePer(ask, first.loop.loop)
    const what = step.direct ? `${quoted(ask, node)} asks the database ${often}` : `${quoted(ask, node)} loads ${relations} ${often}`
    return {
      range: node.range,
      confidence: first.confidence,
      message: `${what} (N+1): the query that gives the rows can bring ${relations} along.`,
      related: [...queryOf(first), ...(step.direct ? [] : readsOf(data)), ...outerLoops(ask, first.loop)],
      ...(noFix === undefined ? {} : { noFix }),
      data,
    }
  },
  fix: ({ data }, ask) => eagerQuery(data, ask),
})

/** Rows that belong to the same object ask for it once. */
function isKept({ read, query }: RepeatedLoad): boolean {
  const end = tellableEnd(query)
  return read.relation.rows === 'one' && end !== undefined && libraryTypeAt(end.subject, end.value)?.eager?.keepsObjects === true
}

/** A call that leads to many reads is one finding; the first few show what it does, and the way to the first one how. */
const trailLimit = 3

function readsOf({ loads: [first, ...others] }: LoadsInLoop): readonly Hop[] {
  const does = 'which asks the database'
  return [...trailTo(first.reached, does), ...others.slice(0, trailLimit - 1).flatMap(({ reached }) => trailTo({ ...reached, hops: [] }, does))]
}

const mostNames = 3

/** `a`, `b` and 2 more */
function listed(names: readonly string[]): string {
  const all = [...new Set(names)].map((name) => `\`${name}\``)
  const shown = all.length > mostNames ? [...all.slice(0, mostNames - 1), `${all.length - mostNames + 1} more`] : all
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
}

function queryOf({ query }: RepeatedLoad): readonly Hop[] {
  const end = tellableEnd(query) ?? query.ends[0]
  if (!end) return []
  const { subject, value } = end
  return [{ path: subject.file, range: nodeAt(subject, subject.facts.values[value]?.node ?? 0).range, message: 'the query that gives the rows' }]
}

