// Every function of lodash that the model speaks of: none has an effect of its own.

import _, { chunk } from 'lodash'
import uniq from 'lodash/uniq'
import cloneDeep from 'lodash.clonedeep'
import { camelCase } from 'lodash-es'

interface User { id: number; name: string }

export function arrays(users: User[], nested: User[][], ids: number[]): void {
  use(chunk(users, 100), uniq(ids), _.compact(ids), _.concat(ids, 1), _.difference(ids, ids), _.drop(ids), _.flatten(nested), _.flattenDeep(nested))
  use(_.intersection(ids, ids), _.shuffle(ids), _.slice(ids, 1), _.take(ids), _.union(ids, ids), _.uniq(ids), _.without(ids, 1), _.chunk(ids, 2))
  _.reverse(ids)
  _.pull(ids, 1)
  _.remove(ids, (id) => id === 1)
}

export function moreArrays(users: User[], ids: number[]): void {
  use(_.dropRight(ids), _.takeRight(ids), _.initial(ids), _.tail(ids), _.dropWhile(ids, (id) => id > 1), _.takeWhile(ids, (id) => id > 1))
  use(_.xor(ids, ids), _.sortedUniq(ids), _.sampleSize(ids, 2), _.differenceBy(users, users, (user) => user.id))
  use(_.intersectionBy(users, users, (user) => user.id), _.unionBy(users, users, (user) => user.id))
  use(_.uniqWith(users, (a, b) => a.id === b.id), _.differenceWith(users, users, (a, b) => a.id === b.id))
  use(_.zip(ids, ids), _.unzip([ids]), _.zipObject(['a'], ids), _.fromPairs([['a', 1]]), _.toPairs({ a: 1 }), _.nth(ids, 1), _.at({ a: 1 }, 'a'))
  _.pullAll(ids, [1])
  _.pullAt(ids, 0)
  _.fill(ids, 0)
}

export function moreCollections(users: User[], row: { a: number }): void {
  use(_.findLast(users, (user) => user.id > 1), _.findLastIndex(users, (user) => user.id > 1), _.meanBy(users, (user) => user.id), _.mean([1]))
  use(_.reduceRight(users, (sum, user) => sum + user.id, 0), _.mapKeys(row, (value, key) => key), _.pickBy(row, (value) => value > 1))
  use(_.omitBy(row, (value) => value > 1), _.findKey(row, (value) => value > 1), _.invert(row), _.castArray(row), _.toArray(row), _.has(row, 'a'))
  _.forEachRight(users, (user) => use(user))
  _.forOwn(row, (value) => use(value))
  _.forIn(row, (value) => use(value))
  _.map(users, (user) => fetch(`/users/${user.id}`)) //: request
  _.defaultsDeep(row, { b: 1 })
  _.mergeWith(row, { b: 1 }, () => undefined)
  _.unset(row, 'a')
}

export function texts(text: string, value: unknown): void {
  use(camelCase(text), _.kebabCase(text), _.snakeCase(text), _.startCase(text), _.capitalize(text), _.upperFirst(text), _.lowerFirst(text), _.trim(text))
  use(_.padStart(text, 8), _.padEnd(text, 8), _.truncate(text), _.escape(text), _.uniqueId(), _.words(text), cloneDeep(value))
  use(_.isArray(value), _.isString(value), _.isNumber(value), _.isFunction(value), _.isObject(value), _.isPlainObject(value), _.isUndefined(value))
  use(_.isNull(value), _.isDate(value))
}

export function collections(users: User[]): void {
  use(_.map(users, (user) => user.id), _.flatMap(users, (user) => [user.id]), _.filter(users, (user) => user.id > 1))
  use(_.reject(users, (user) => user.id > 1), _.sortBy(users, (user) => user.id), _.orderBy(users, (user) => user.id))
  use(_.uniqBy(users, (user) => user.id), _.partition(users, (user) => user.id > 1), _.find(users, (user) => user.id > 1))
  _.forEach(users, (user) => use(user))
  _.each(users, (user) => use(user))
  use(_.findIndex(users, (user) => user.id > 1), _.some(users, (user) => user.id > 1), _.every(users, (user) => user.id > 1))
  use(_.reduce(users, (sum, user) => sum + user.id, 0), _.sumBy(users, (user) => user.id), _.maxBy(users, (user) => user.id))
  use(_.minBy(users, (user) => user.id), _.groupBy(users, (user) => user.id), _.keyBy(users, (user) => user.id))
  use(_.countBy(users, (user) => user.id), _.mapValues({ a: 1 }, (value) => value + 1), _.times(3, (index) => index))
}

export function values(users: User[], row: { a: number; b?: number }): void {
  use(_.first(users), _.head(users), _.last(users), _.sample(users), _.includes(users, users[0]), _.indexOf(users, users[0]), _.size(users))
  use(_.sum([1]), _.max([1]), _.min([1]), _.range(3), _.isEmpty(row), _.isEqual(row, row), _.isNil(row), _.keys(row), _.values(row))
  use(_.pick(row, 'a'), _.omit(row, 'a'), _.get(row, 'a'), _.clone(row), _.cloneDeep(row))
  _.set(row, 'a', 1)
  _.merge(row, { b: 1 })
  _.assign(row, { b: 1 })
  _.defaults(row, { b: 1 })
  use(_.memoize((id: number) => id), _.once(() => 1), _.debounce(() => 1, 100), _.throttle(() => 1, 100))
}

function use(...values: unknown[]): void {
  values.slice()
}
