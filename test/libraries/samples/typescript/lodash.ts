// Every function of lodash that the model speaks of: none has an effect of its own.

import _, { chunk } from 'lodash'
import uniq from 'lodash/uniq'

interface User { id: number; name: string }

export function arrays(users: User[], nested: User[][], ids: number[]): void {
  use(chunk(users, 100), uniq(ids), _.compact(ids), _.concat(ids, 1), _.difference(ids, ids), _.drop(ids), _.flatten(nested), _.flattenDeep(nested))
  use(_.intersection(ids, ids), _.shuffle(ids), _.slice(ids, 1), _.take(ids), _.union(ids, ids), _.uniq(ids), _.without(ids, 1), _.chunk(ids, 2))
  _.reverse(ids)
  _.pull(ids, 1)
  _.remove(ids, (id) => id === 1)
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
