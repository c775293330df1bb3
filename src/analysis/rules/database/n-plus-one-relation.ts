// Reading a relation of a row asks the database, once per row; the query that gave the rows could have brought it along.

import { libraryTypeAt } from '../../model/questions/library-type.js'
import { nodeAt } from '../../model/questions/subject.js'
import { isLoaded } from '../../model/questions/loaded.js'
import type { Traced } from '../../model/questions/given.js'
import type { RowLoads } from '../../model/questions/row-loads.js'
import { namesOf, tellable, type LoadingQuery, type RowLoad } from '../../model/questions/repeated-loads.js'
import type { Ask } from '../ask.js'
import { rule, type Hop } from '../rule.js'
import { oncePer, outerLoops, quoted, trailTo } from '../words.js'
import { eagerQuery } from './n-plus-one-relation.fixes.js'
import { workOf } from './n-plus-one-relation.work.js'

export type LoadsPerRow = Pick<RowLoads, 'loads'>

export default rule<'rowLoads', LoadsPerRow>({
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
    'Serializers that nobody is known to give many rows, and those that write out a row in a way of their own.',
  ],
  fixes: 'Tells the query that gives the rows to bring the relation along, where it is built. Safe for Django where the loop writes nothing.',
  costs: [
    {
      python: 'from django.db import models\n\nclass Author(models.Model):\n    name = models.TextField()\n\nclass Book(models.Model):\n    author = models.ForeignKey(Author, on_delete=models.CASCADE)\n\ndef names():\n    for book in Book.objects.filter(out=True):\n        print(⟦book.author⟧.name)\n',
      fixed: 'from django.db import models\n\nclass Author(models.Model):\n    name = models.TextField()\n\nclass Book(models.Model):\n    author = models.ForeignKey(Author, on_delete=models.CASCADE)\n\ndef names():\n    for book in Book.objects.filter(out=True).select_related("author"):\n        print(book.author.name)\n',
    },
    {
      python: 'from django.db import models\nfrom rest_framework import generics, serializers\n\nclass Author(models.Model):\n    name = models.TextField()\n\nclass Book(models.Model):\n    author = models.ForeignKey(Author, on_delete=models.CASCADE)\n\nclass BookSerializer(serializers.ModelSerializer):\n    name = ⟦serializers.CharField(source="author.name")⟧\n\n    class Meta:\n        model = Book\n        fields = ["name"]\n\nclass Books(generics.ListAPIView):\n    queryset = Book.objects.all()\n    serializer_class = BookSerializer\n',
      fixed: 'from django.db import models\nfrom rest_framework import generics, serializers\n\nclass Author(models.Model):\n    name = models.TextField()\n\nclass Book(models.Model):\n    author = models.ForeignKey(Author, on_delete=models.CASCADE)\n\nclass BookSerializer(serializers.ModelSerializer):\n    name = serializers.CharField(source="author.name")\n\n    class Meta:\n        model = Book\n        fields = ["name"]\n\nclass Books(generics.ListAPIView):\n    queryset = Book.objects.all().select_related("author")\n    serializer_class = BookSerializer\n',
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
  at: 'rowLoads',
  detect(data, ask) {
    const [first] = data.loads
    const node = ask.node(first.node)
    const shown = data.loads.filter((one) => one.confidence === first.confidence)
    const relations = listed(namesIn(shown))
    const isDirect = data.step ? data.step.direct !== undefined : first.reached?.hops.length === 0
    const what = `${quoted(ask, node)} ${isDirect ? 'asks the database' : `loads ${relations}`} ${often(data, isDirect ? [first] : shown, relations, ask)}`
    return {
      range: node.range,
      confidence: first.confidence,
      message: data.loads.every(cameAlong) ? `${what}, though ${relations} came along with the rows: read what is there.` : `${what} (N+1): the query that gives the rows can bring ${relations} along.`,
      related: [...queriesOf(data), ...(isDirect ? [] : readsOf(data)), ...first.loop ? outerLoops(ask, first.loop) : []],
      data,
    }
  },
  fix: ({ data }, ask) => eagerQuery(data, ask),
  work: ({ data }, ask) => workOf(data, ask),
})

function often({ loads: [first], serializer = '' }: RowLoads, shown: readonly RowLoad[], relations: string, ask: Ask): string {
  const perRow = first.loop ? oncePer(ask, first.loop.loop) : `once for each row that \`${serializer}\` writes out`
  const kept = shown.filter(isKept)
  if (kept.length === 0) return perRow
  // Rows of the same object ask for it once; those of others are asked for by each row.
  return kept.length === shown.length ? `once for each ${relations} of the rows` : `${perRow}, of which each ${listed(namesIn(kept))} only once`
}

function namesIn(loads: readonly RowLoad[]): readonly string[] {
  return loads.map(({ read }) => read.relation.name)
}

/** Rows that belong to the same object ask for it once. */
function isKept({ read, query }: RowLoad): boolean {
  const [told] = tellable(query)
  return read.relation.rows === 'one' && told !== undefined && libraryTypeAt(told.end.subject, told.end.value)?.eager?.keepsObjects === true
}

/** The call asks for it all the same: `post.getAuthor()`. */
function cameAlong({ query: { origin, way } }: RowLoad): boolean {
  return isLoaded(origin.loaded, namesOf(way))
}

/** A call that leads to many reads is one finding; the first few show what it does, and the way to the first one how. */
const trailLimit = 3

function readsOf({ loads }: LoadsPerRow): readonly Hop[] {
  const reads = loads.flatMap(({ reached }) => reached ?? []).slice(0, trailLimit)
  return reads.flatMap((reached, index) => trailTo(index === 0 ? reached : { ...reached, hops: [] }, 'which asks the database'))
}

const mostNames = 3

/** `a`, `b` and 2 more */
function listed(names: readonly string[]): string {
  const all = [...new Set(names)].map((name) => `\`${name}\``)
  const shown = all.length > mostNames ? [...all.slice(0, mostNames - 1), `${all.length - mostNames + 1} more`] : all
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
}

function placesOf(query: LoadingQuery): readonly Traced[] {
  const told = tellable(query).map(({ end }) => end)
  return told.length > 0 ? told : query.ends.slice(0, 1)
}

/** The query of a loop, or each that gives rows to what writes them out. */
function queriesOf({ loads }: LoadsPerRow): readonly Hop[] {
  const ends = loads.flatMap(({ query, loop }, index) => loop && index > 0 ? [] : placesOf(query))
  const others = ends.filter((one, index) => ends.findIndex((other) => other.subject === one.subject && other.value === one.value) === index)
  return others.map(({ subject, value }) => ({
    path: subject.file, range: nodeAt(subject, subject.facts.values[value]?.node ?? 0).range, message: 'the query that gives the rows',
  }))
}
