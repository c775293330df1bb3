// How SQLAlchemy's queries are told to bring related rows with them.

import type { EagerForm } from '../schema.js'

export const eagerOption: EagerForm = {
  one: '.options(joinedload($attribute))', many: '.options(selectinload($attribute))', thenOne: '.joinedload($attribute)', thenMany: '.selectinload($attribute)',
  importsOne: 'from sqlalchemy.orm import joinedload', importsMany: 'from sqlalchemy.orm import selectinload', keepsObjects: true, safety: 'suggested',
}
